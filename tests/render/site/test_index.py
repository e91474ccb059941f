import json
import re
from xml.etree import ElementTree as ET

from pipeline.lexicon import Lexicon
from pipeline.model import Look, Place
from pipeline.model.pack import Bilingual
from pipeline.render.site.index import SiteIndex, write_index
from pipeline.render.site.index_cards import IndexCard

TITLES = (("el", "Καλές πρακτικές"), ("en", "Good practices"))


def card(number: int) -> IndexCard:
    place = (Place("GR", None, "EL53"), Bilingual("Δυτική Μακεδονία, Ελλάδα", "Western Macedonia, Greece"))
    title = f"Πρακτική {number}"
    return IndexCard(
        f"a{number}", (("el", title),), (), (place,), (Bilingual("Νερό", "Water"),), "2019", ("el",), "πρακτικη"
    )


def files(look: Look, lexicon: Lexicon, count: int, url: str = "") -> dict[str, bytes]:
    site = SiteIndex(TITLES, tuple(map(card, range(1, count + 1))), look, lexicon, url)
    return dict(write_index(site, "Πρακτική 1234567890"))


def test_many_sheets_stand_on_lists_and_in_parts_of_the_data(look: Look, lexicon: Lexicon) -> None:
    found = files(look, lexicon, 1_050)
    lists = [name for name in found if name.endswith(".html")]
    assert lists == ["index.html", *(f"list-{number}.html" for number in range(2, 12))]
    listed = [one for name in lists for one in re.findall(r'href="sheets/(a\d+)\.html"', found[name].decode())]
    assert listed == [f"a{number}" for number in range(1, 1_051)]
    parts = [name for name in found if name.startswith("assets/cards-")]
    rows = [json.loads(f"[{found[name].decode().split('push(', 1)[1].rsplit(')', 1)[0]}]") for name in parts]
    assert [len(one) for one in rows] == [500, 500, 50]


def test_pages_load_their_own_files_alone_and_no_element_brings_a_style(look: Look, lexicon: Lexicon) -> None:
    found = files(look, lexicon, 3)
    text = found["index.html"].decode()
    loaded = re.findall(r'(?:src|<link[^>]* href)="([^"]*)"', text)
    assert loaded
    assert all(one in found for one in loaded)
    assert "style=" not in text
    assert b"http" not in found["assets/site.css"]
    assert b"#pin-0 {" in found["assets/site.css"]


def test_the_map_counts_the_sheets_of_a_place(look: Look, lexicon: Lexicon) -> None:
    text = files(look, lexicon, 3)["index.html"].decode()
    pins = re.findall(r'data-place="([^"]*)"[^>]*>.*?</span></span>(?:: )?</span>(\d+)</button>', text) or re.findall(
        r'data-place="([^"]*)".*?(\d+)</button>', text
    )
    assert pins == [("Δυτική Μακεδονία, Ελλάδα", "3")]


def test_the_sitemap_has_every_page_at_its_address(look: Look, lexicon: Lexicon) -> None:
    root = ET.fromstring(files(look, lexicon, 2, "https://lake.example/site/")["sitemap.xml"])
    found = [one.text for one in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    base = "https://lake.example/site/"
    assert found == [f"{base}index.html", f"{base}sheets/a1.html", f"{base}sheets/a2.html"]


def test_choices_are_offered_where_there_is_something_to_choose(look: Look, lexicon: Lexicon) -> None:
    text = files(look, lexicon, 3)["index.html"].decode()
    assert "<select" not in text


def test_the_same_sheets_give_the_same_bytes(look: Look, lexicon: Lexicon) -> None:
    assert files(look, lexicon, 5) == files(look, lexicon, 5)
