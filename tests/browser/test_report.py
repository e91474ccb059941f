from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.lexicon import shipped
from pipeline.model import Coverage, Issue, IssueCode, OpenPoint, PracticeSummary, SetAside, Severity, State
from pipeline.render.report.rows import Presence, ReportRow
from pipeline.render.report.writer import write_report
from pipeline.run.build import build
from pipeline.settings import Settings
from pipeline.store.own_files import load_look

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]

PHONE, DESK = 390, 1280
OVERHANG = "document.documentElement.scrollWidth - innerWidth"
OPEN = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
# All is laid out, as it is once somebody has scrolled there.
LAID_OUT = "document.querySelectorAll('.page').forEach((one) => { one.style.contentVisibility = 'visible'; })"
SHOWN = "[...document.querySelectorAll('.page:not([hidden]) .path')].map((one) => one.textContent)"
NUMBER = "document.getElementById('number').textContent"
# Of pages that have just been moved, `innerText` is empty until the browser has laid them out.
TITLES = "[...document.querySelectorAll('.page:not([hidden]) h2 > :first-child')].map((one) => one.textContent)"
VISIBLE = "document.querySelector('h1').innerText"
PICTURES = "Promise.all([...document.images].map((one) => { one.loading = 'eager'; return one.decode(); }))"
LANGUAGES = "[document.documentElement.lang, document.title, document.querySelector('#state option').textContent]"


def row(n: int, greek: str, english: str, state: State = State.BUILT, *issues: Issue) -> ReportRow:
    base = f"site-{n % 3}/page-{n}"
    card = PracticeSummary(
        base,
        (("el", greek), ("en", english)),
        f"https://site-{n % 3}.example.org/{n}",
        (("title", ("el", "en")), ("description", ("el", "en")), ("resources", ("el",))),
        Coverage(4000, 3000, 400, 500, 100),
        (SetAside("menu", 500, "Αρχική Νέα Επικοινωνία"),),
        wants=(OpenPoint("missing", "resources", "en"),),
    )
    files = tuple(f"{base}.{kind}" for kind in ("docx", "json", "pdf"))
    return ReportRow(f"{base}.html", state, files, (), (card,), issues)


REPAIR = Issue(IssueCode.LETTERS_REPAIRED, Severity.INFO, "before “Aθήνα”, after “Αθήνα”")
ROWS = (
    row(1, "Ο φούρνος του χωριού", "The village bakery"),
    row(2, "Πηγάδια και στέρνες", "Wells and cisterns", State.BUILT, REPAIR),
    row(3, "Τα μονοπάτια των βοσκών", "Paths of the shepherds", State.UNCHANGED),
    ReportRow("site-0/broken.docx", State.FAILED, reason="is not a text page", hint="save it as HTML"),
    ReportRow("news.html", State.OTHER, ("news.json",), reason="not treated as a practice", presence=Presence.GONE),
)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a report on five pages."""
    return saved(tmp_path_factory.mktemp("report"), ROWS)


def saved(folder: Path, rows: tuple[ReportRow, ...]) -> str:
    look = load_look(Settings(), ROOT)
    file = folder / "report.html"
    file.write_bytes(write_report(rows, ("no pdf was made",), look, shipped(), "practice-sheets 1"))
    return file.as_uri()


@pytest.mark.parametrize(("width", "scheme", "locale"), [(PHONE, "light", "el-GR"), (DESK, "dark", "en-GB")])
def test_the_report_passes_axe_core(browse: Any, report: str, width: int, scheme: str, locale: str) -> None:
    steps = [{"axe": True}, {"read": OPEN}, {"read": LAID_OUT}, {"axe": True}, {"read": OVERHANG}]
    (visit,) = browse([{"url": report, "width": width, "scheme": scheme, "locale": locale, "steps": steps}])
    closed, opened, overhang = (one for one in visit.answers if one is not None)
    for judged in (closed, opened):
        assert judged["violations"] == []
        assert judged["passes"] > 20
    assert overhang <= 0
    assert visit.complaints == []


FOUND = {
    "πηγαδια": ["site-2/page-2.html"],
    "ΠΗΓΆΔΙΑ ΣΤΕΡΝΕΣ": ["site-2/page-2.html"],
    "φουρνοσ": ["site-1/page-1.html"],
    "BAKERY": ["site-1/page-1.html"],
    "text page": ["site-0/broken.docx"],
    "Aθήνα": ["site-2/page-2.html"],
    "nowhere": [],
}


def test_search_minds_neither_case_nor_accents_nor_the_final_sigma(browse: Any, report: str) -> None:
    steps = [step for words in FOUND for step in ({"fill": ["#words", words]}, {"read": SHOWN}, {"read": NUMBER})]
    (visit,) = browse([{"url": report, "steps": steps}])
    assert visit.answers[::2] == list(FOUND.values())
    assert visit.answers[1::2] == [str(len(found)) for found in FOUND.values()]


def test_filters_work_together_and_can_be_taken_back(browse: Any, report: str) -> None:
    steps = [
        {"choose": ["#kinds", "repairs"]},
        {"read": SHOWN},
        {"choose": ["#state", "failed"]},
        {"read": SHOWN},
        {"choose": ["#kinds", ""]},
        {"read": SHOWN},
        {"choose": ["#state", ""]},
        {"choose": ["#site", "site-1.example.org"]},
        {"read": SHOWN},
    ]
    (visit,) = browse([{"url": report, "steps": steps}])
    assert visit.answers == [["site-2/page-2.html"], [], ["site-0/broken.docx"], ["site-1/page-1.html"]]


def test_pages_can_be_sorted_by_title(browse: Any, report: str) -> None:
    steps = [{"choose": ["#order", "heading"]}, {"read": TITLES}, {"choose": ["#order", "attention"]}, {"read": TITLES}]
    (visit,) = browse([{"url": report, "steps": steps}])
    by_title, as_before = visit.answers
    assert by_title[:3] == ["Ο φούρνος του χωριού", "Πηγάδια και στέρνες", "Τα μονοπάτια των βοσκών"]
    assert as_before[0] == "site-0/broken.docx"
    assert sorted(by_title) == sorted(as_before)


def test_the_language_follows_the_browser_and_can_be_changed(browse: Any, report: str) -> None:
    read = [{"read": LANGUAGES}, {"read": VISIBLE}]
    runs = [
        {"url": report, "locale": "el-GR", "steps": [*read, {"click": "label[for=in-en]"}, *read]},
        {"url": report, "locale": "fr-FR", "steps": read},
    ]
    changed, french = browse(runs)
    assert changed.answers == [
        ["el", "Τα φύλλα και τι βρέθηκε", "όλα"],
        "Τα φύλλα και τι βρέθηκε",
        ["en", "The sheets and what was found", "all"],
        "The sheets and what was found",
    ]
    assert french.answers[0][0] == "el"


def test_all_is_read_and_the_language_changed_without_script(browse: Any, report: str) -> None:
    steps = [{"read": SHOWN}, {"read": VISIBLE}, {"click": "label[for=in-en]"}, {"read": VISIBLE}]
    (visit,) = browse([{"url": report, "script": False, "steps": steps}])
    shown, greek, english = visit.answers
    assert len(shown) == len(ROWS)
    assert [greek, english] == ["Τα φύλλα και τι βρέθηκε", "The sheets and what was found"]


def test_pictures_are_shown_and_links_lead_to_the_files_of_a_run(browse: Any, tmp_path: Path) -> None:
    folder = tmp_path / "έξοδος #1"
    build(Settings(formats=("pdf", "json"), output=str(folder)), [ROOT / "input/dimos"], folder=tmp_path)
    links = "[...document.querySelectorAll('.files a')].map((one) => decodeURIComponent(new URL(one.href).pathname))"
    steps = [{"read": PICTURES}, {"read": "document.images[0].naturalWidth"}, {"read": links}]
    (visit,) = browse([{"url": (folder / "report.html").as_uri(), "steps": steps}])
    assert visit.complaints == []
    _, width, addresses = visit.answers
    assert width == 240
    assert len(addresses) == 2
    assert all(Path(one).is_file() for one in addresses)


def test_a_thousand_pages_open_in_two_seconds(browse: Any, tmp_path: Path) -> None:
    rows = tuple(row(n, f"Πρακτική {n}", f"Practice {n}", State.BUILT, REPAIR, REPAIR) for n in range(1000))
    address = saved(tmp_path, rows)
    visits = browse([{"url": address, "steps": [{"read": NUMBER}]}] * 3)
    assert visits[0].answers == ["1000"]
    assert min(visit.milliseconds for visit in visits) < 2000
