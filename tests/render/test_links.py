from __future__ import annotations

import pytest

from pipeline.model import Link
from pipeline.render.links import links, safe_target


def test_addresses_become_links() -> None:
    text = "ask boat@lake.example or (https://lake.example/a?b=1)"
    assert list(links(text)) == [
        Link(4, 21, "mailto:boat@lake.example"),
        Link(26, 52, "https://lake.example/a?b=1"),
    ]


@pytest.mark.parametrize(
    "text", ["boat(at)lake.example.eu", "boat [at] lake.example.eu", "boat ( AT ) lake.example.eu"]
)
def test_the_host_of_a_mail_address_kept_from_collectors_is_no_link(text: str) -> None:
    assert list(links(text)) == []


def test_at_in_a_sentence_hides_no_link() -> None:
    assert [link.target for link in links("look at lake.example.eu")] == ["http://lake.example.eu"]


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http://", "https:///x", "mailto:nobody"),
        *("http://[x", "https://a b", "https://a\n.example", "\u202ehttps://a.example", "", "//a.example"),
    ],
)
def test_only_complete_web_and_mail_addresses_may_be_linked(address: str) -> None:
    assert safe_target(address) == ""
