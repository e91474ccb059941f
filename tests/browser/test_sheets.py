from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.run.build import build
from pipeline.settings import Brand, Settings

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]

PHONE, DESK = 390, 1280
# How many pixels the page is wider than the window, and the families of fonts that were loaded from it.
OVERHANG = "document.documentElement.scrollWidth - innerWidth"
FONTS = "[...document.fonts].filter((font) => font.status === 'loaded').map((font) => font.family.replaceAll('\"', ''))"
COLOURS = "[getComputedStyle(document.body.parentElement).backgroundColor, getComputedStyle(document.body).color]"
SIDES = "[...document.querySelectorAll('.pair')].slice(0, 1).map((one) => getComputedStyle(one).display)[0]"


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The addresses of the sample pages' sheets."""
    folder = tmp_path_factory.mktemp("sheets")
    settings = Settings(formats=("html",), output="output", brand=Brand(name="Λίμνη"))
    build(settings, [ROOT / "input"], folder=folder)
    return [file.as_uri() for file in sorted(folder.glob("output/*/*.html"))]


@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "light"), (DESK, "dark")])
def test_a_sheet_passes_axe_core_on_every_screen(browse: Any, sheets: list[str], width: int, scheme: str) -> None:
    visits = browse(
        {"url": url, "width": width, "scheme": scheme, "steps": [{"axe": True}, {"read": OVERHANG}]} for url in sheets
    )
    assert len(visits) == 4
    for visit in visits:
        judged, overhang = visit.answers
        assert judged["violations"] == []
        assert judged["incomplete"] == []
        assert judged["passes"] > 20
        assert overhang <= 0


def test_a_sheet_asks_for_nothing_and_brings_its_fonts(browse: Any, sheets: list[str]) -> None:
    for visit in browse({"url": url, "steps": [{"read": FONTS}]} for url in sheets):
        assert [url for url in visit.asked if not url.startswith("data:")] == visit.asked[:1]
        assert visit.complaints == []
        assert {"Sheet Text", "Sheet Display"} <= set(visit.answers[0])


def test_a_script_that_gets_into_a_sheet_does_not_run(browse: Any, sheets: list[str], tmp_path: Path) -> None:
    page = Path(sheets[0].removeprefix("file://")).read_text(encoding="utf-8")
    hostile = tmp_path / "hostile.html"
    hostile.write_text(page.replace("</main>", "<script>document.title = 'ran'</script></main>"), encoding="utf-8")
    (visit,) = browse([{"url": hostile.as_uri(), "steps": [{"read": "document.title"}]}])
    assert visit.answers != ["ran"]
    assert "Content Security Policy" in visit.complaints[0]


def test_a_sheet_is_dark_on_a_dark_screen_and_light_on_paper(browse: Any, sheets: list[str]) -> None:
    steps = [{"read": COLOURS}, {"read": SIDES}, {"media": "print"}, {"read": COLOURS}, {"read": SIDES}]
    (visit,) = browse([{"url": sheets[-1], "width": PHONE, "scheme": "dark", "steps": steps}])
    screen, on_phone, paper, printed = visit.answers
    assert screen == ["rgb(18, 22, 29)", "rgb(228, 232, 239)"]
    assert paper == ["rgb(255, 255, 255)", "rgb(31, 36, 48)"]
    assert [on_phone, printed] == ["block", "grid"]
