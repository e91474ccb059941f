"""The same practice on several sites is a line in the report, and changes no record."""

import json

from pipeline.model import PageResult, PracticeSummary, State
from pipeline.run.build import build
from pipeline.run.near_duplicates import near_duplicates
from pipeline.run.report import summary_lines
from pipeline.settings import Settings

PROSE = (
    "Every spring the carters of the upper valley bring their old wheels to the yard behind the mill. A "
    "wheelwright and two apprentices take the iron off, plane the felloes and set new spokes where the old "
    "ones are loose. Who needs a wheel may take one for a season against a note of hand and a sack of barley. "
    "When it comes back it is weighed, looked over and hung up again. The yard keeps a book in which each "
    "wheel has a page of its own: who had it, on which road it ran, what broke, and what the mending cost. "
    "After six years the book holds four hundred journeys. Families who could not buy a cart now share one "
    "among three houses, and the mill has its barley at the door. The council pays for the iron, the carters "
    "for the wood, and the apprentices are paid by the hour from what the fair brings in."
)


def page(title, body):
    return f"<html><h1>{title}</h1><h2>Description</h2><p>{body}</p><h2>Resources needed</h2><p>€300.</p></html>"


def result(path, *keys):
    return PageResult(path, State.BUILT, summaries=(PracticeSummary(path, (), "", (), likeness=keys),))


def test_pages_that_share_a_key_are_one_group_even_by_way_of_another():
    groups = near_duplicates([result("a", "1"), result("b", "2"), result("c", "1", "2"), result("d", "3"), result("e")])
    assert groups == dict.fromkeys("abc", ("a", "b", "c"))


def test_two_practices_of_one_page_are_no_news():
    summaries = tuple(PracticeSummary(base, (), "", (), likeness=("1",)) for base in ("a-1", "a-2"))
    assert near_duplicates([PageResult("a", State.BUILT, summaries=summaries)]) == {}


def test_thousands_of_pages_are_one_group_in_no_time():
    pages = [result(str(n), str(n), str(n + 1)) for n in range(20_000)]
    assert len(near_duplicates(reversed(pages))["0"]) == 20_000


def test_three_sites_with_the_same_practice_are_told_also_when_nothing_changed(tmp_path):
    pages = {
        "fair/wheel.html": page("The wheels of the valley", PROSE),
        "mill/lent-wheels.html": page("Wheels, lent", PROSE + " Word of it came to us by a carter."),
        "other/oven.html": page(
            "The common oven", PROSE[:60] + " but this one bakes, and nobody lends anything there."
        ),
        "yard/wheels.html": page("A wheel for a season", PROSE),
    }
    for path, text in pages.items():
        (tmp_path / "input" / path).parent.mkdir(parents=True)
        (tmp_path / "input" / path).write_text(text, encoding="utf-8")
    expected = {
        "fair/wheel.html": ["mill/lent-wheels.html", "yard/wheels.html"],
        "mill/lent-wheels.html": ["fair/wheel.html", "yard/wheels.html"],
        "other/oven.html": [],
        "yard/wheels.html": ["fair/wheel.html", "mill/lent-wheels.html"],
    }
    told = "the same practice: fair/wheel.html, mill/lent-wheels.html, yard/wheels.html"
    for _ in range(2):
        report = build(Settings(formats=("json",), jobs=1), folder=tmp_path)
        lines = map(json.loads, (tmp_path / "output/report.jsonl").read_text(encoding="utf-8").splitlines())
        assert {line["page"]: line["same_as"] for line in lines} == expected
        assert [line for line in summary_lines(report) if line.startswith("the same")] == [told]
    assert {one.state for one in report.results} == {State.UNCHANGED}


def test_a_page_whose_sheet_should_be_that_of_a_page_without_one_is_named(tmp_path):
    names = {"a": "b", "b": "no", "c": "d", "d": "c", "e": "f", "g": "e", "f": ""}
    for name, other in names.items():
        for place, text in (
            (f"input/{name}.html", page(f"The wheel {name}", PROSE)),
            (f"review/{name}.html.toml", other and f'[about]\nsame_as = "{other}.html"\n'),
        ):
            (tmp_path / place).parent.mkdir(exist_ok=True)
            (tmp_path / place).write_text(text, encoding="utf-8")
    settings = Settings(formats=("json",), jobs=1)
    for _ in range(2):
        notes = build(settings, folder=tmp_path).notes
        assert [note[:6] for note in notes] == ["a.html", "b.html", "c.html", "d.html"]
        assert "of b.html, which" in notes[0]
    (only,) = build(settings, [tmp_path / "input/e.html", tmp_path / "input/b.html"], folder=tmp_path).notes
    assert only.startswith("b.html")
