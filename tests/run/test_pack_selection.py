from pathlib import Path

from pipeline.model.pack import Bilingual, Pack
from pipeline.run.pack_selection import listed_sheets
from pipeline.store.source import Source

PATHS = ("a/b.html", "a/c.md", "a/c.txt", "d.warc.gz#7", "e#2.html", "f.html")


def found(*names: str) -> tuple[list[tuple[str, str]], list[str]]:
    sources = [Source(path, Path(path), is_asked=True) for path in PATHS]
    ones, refusals = listed_sheets(Pack("p", Bilingual("Φ"), sheets=names), sources)
    return [(one.source.path, one.number) for one in ones], [str(one) for one in refusals]


def test_a_sheet_is_named_by_its_record_or_by_its_page() -> None:
    assert found("a/b", "a/b.html", "a/b#2", "a/b.html#2.1") == (
        [("a/b.html", ""), ("a/b.html", ""), ("a/b.html", "2"), ("a/b.html", "2.1")],
        [],
    )
    assert found("d#7", "d#7.2") == ([("d.warc.gz#7", ""), ("d.warc.gz#7", "2")], [])
    assert found("e#2") == ([("e#2.html", "")], [])


def test_a_name_that_several_pages_share_is_refused_and_told() -> None:
    ones, refusals = found("a/c", "a/c.md")
    assert ones == [("a/c.md", "")]
    assert len(refusals) == 1
    assert "a/c.md, a/c.txt" in refusals[0]


def test_a_name_that_no_page_has_is_refused_with_what_may_be_meant() -> None:
    ones, refusals = found("a/bb", "zzzzzz", "a/b#x")
    assert not ones
    assert "did you mean a/b?" in refusals[0]
    assert "did you mean" not in refusals[1]
    assert refusals[2].startswith("a/b#x")
