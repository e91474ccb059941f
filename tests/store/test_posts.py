"""A list of posts is many pages, each with its own limits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.errors import PageError
from pipeline.lexicon import shipped
from pipeline.read import read
from pipeline.store.load import load_page
from pipeline.store.posts import posts_in
from pipeline.store.walk import sources


def _post(title: str, content: str = "<p>The town lends {lamps} and “shades”.</p>") -> dict[str, object]:
    link = f"https://e.org/{title}/"
    return {"id": 1, "link": link, "title": {"rendered": title}, "content": {"rendered": content}, "meta": [{"a": []}]}


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([_post("A"), _post("B"), _post("C")]),
        json.dumps([_post("A"), {"id": 2}, _post("B"), _post("C")], indent=1, ensure_ascii=False),
        json.dumps({"found": 3, "posts": [_post("A"), _post("B"), _post("C")]}),
        "\n".join(json.dumps(_post(title)) for title in "ABC"),
        json.dumps([_post("A"), _post("B"), _post("C")])[:-60],
    ],
)
def test_each_post_of_a_list_is_a_page(text: str) -> None:
    data = text.encode()
    found = [data[part.offset : part.offset + part.length].decode() for part in posts_in(data)]
    assert [json.loads(one)["title"]["rendered"] for one in found[:2]] == ["A", "B"]
    assert len(found) == 3
    assert '"C"' in found[2]


@pytest.mark.parametrize("text", ["", "[", "{}", '["content"]', json.dumps(_post("A")), json.dumps([_post("A")]), "]}"])
def test_a_file_of_one_post_or_none_is_no_list(text: str) -> None:
    assert posts_in(text.encode()) == ()


def test_the_pages_of_a_list_are_loaded_one_by_one_and_one_that_is_too_large_harms_no_other(tmp_path: Path) -> None:
    posts = [_post("A"), _post("B", "<p>" + "long " * 2_000), _post("C")]
    (tmp_path / "feed.json").write_text(json.dumps(posts))
    found = sources([tmp_path], tmp_path)
    assert [one.path for one in found] == ["feed.json#1", "feed.json#2", "feed.json#3"]
    page, _ = load_page(found[2], 5_000)
    (document,) = read(page, shipped())
    assert (page.id, page.path, page.part) == ("feed#3", "feed.json", "3")
    assert (document.metadata.title, document.page.url) == ("C", "https://e.org/C/")
    with pytest.raises(PageError, match="page 2 is larger"):
        load_page(found[1], 5_000)
