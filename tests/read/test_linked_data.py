"""JSON-LD: the things that a page describes, and the pages above it."""

import json

from pipeline.model import Thing
from pipeline.read.linked_data import linked_data


def test_the_nodes_of_a_graph_stand_side_by_side_and_inner_ones_under_their_property():
    graph = [
        {"@type": "WebPage", "name": "Mill", "datePublished": "2020-01-02"},
        {"@type": ["Article", "NewsArticle"], "headline": "A mill", "author": {"@type": "Person", "name": "K"}},
    ]
    found = linked_data([json.dumps({"@context": "https://schema.org", "@graph": graph})])
    assert found.things == (
        Thing(("WebPage",), name="Mill", published="2020-01-02"),
        Thing(("Article", "NewsArticle"), headline="A mill"),
        Thing(("Person",), under="author", name="K"),
    )


def test_an_address_in_parts_is_one_line():
    address = {"@type": "PostalAddress", "addressLocality": "Rachi", "addressCountry": {"name": "Greece"}}
    place = {"@type": "http://schema.org/Place", "name": {"@value": "The  mill"}, "address": [address]}
    assert linked_data([json.dumps(place)]).things == (Thing(("Place",), name="The mill", address="Rachi, Greece"),)


def test_bread_crumbs_stand_by_their_position():
    entries = [
        {"@type": "ListItem", "position": 10, "name": "Mills"},
        {"@type": "ListItem", "position": "2", "item": {"@id": "/", "name": "Home"}},
    ]
    found = linked_data([json.dumps({"@type": "BreadcrumbList", "itemListElement": entries})])
    assert (found.breadcrumbs, found.things) == (("Home", "Mills"), ())


def test_broken_deep_and_odd_scripts_say_nothing():
    odd = [
        "{",
        "[" * 100_000,
        "3",
        '"x"',
        '{"@type": 3, "name": []}',
        '{"@type": "BreadcrumbList", "itemListElement": 1}',
    ]
    assert linked_data(odd) == ((), ())
