"""The review as people meet it: by keyboard alone, without script, on a small screen, light and dark."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pipeline.run.build import build
from pipeline.settings import Settings

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]

# 200 % on a desk is as wide as this, and 400 % as a phone.
PHONE, ENLARGED, DESK = 320, 640, 1280
OVERHANG = "document.documentElement.scrollWidth - innerWidth"
# Nothing lies over what has the focus, and it is in sight.
FREE = """(() => { const one = document.activeElement, box = one.getBoundingClientRect();
  const above = document.elementFromPoint(box.left + 10, box.top + Math.min(10, box.height / 2));
  return box.top >= 0 && box.top < innerHeight && (above === one || one.contains(above)); })()"""
FOCUS = "[document.activeElement.tagName, document.activeElement.name]"
LEAVE = """(() => { const one = new Event("beforeunload", { cancelable: true });
  dispatchEvent(one); return one.defaultPrevented; })()"""
GREEK = "[...document.querySelectorAll('textarea')].map((one) => one.value).filter((one) => /φύλ/.test(one))"
LIT = "[...document.querySelectorAll('mark.on')].map((one) => one.textContent).join('')"

WELL = """GOOD PRACTICE
The well keepers
Summary
Each street of the village keeps one well, cleans it in spring and reads its level aloud at the market.
Resources needed
Buckets, rope and €400 a year.
"""
MILL = WELL.replace("The well keepers", "The millers").replace("well", "mill")


class Project(NamedTuple):
    """A review that runs: its address with the key, and its folder."""

    address: str
    folder: Path


@pytest.fixture
def review(tmp_path: Path) -> Iterator[Project]:
    (tmp_path / "input").mkdir()
    (tmp_path / "input/well.txt").write_text(WELL, encoding="utf-8")
    (tmp_path / "input/mill.txt").write_text(MILL, encoding="utf-8")
    (tmp_path / "sheets.toml").write_text('formats = ["json"]\n', encoding="utf-8")
    build(Settings(formats=("json",)), folder=tmp_path)
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline.cli", "review", "--no-browser", "--by", "M. P."],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "SHEETS_LANG": "en", "PYTHONUTF8": "1"},
    )
    assert process.stderr
    yield Project(process.stderr.readline().partition(" at ")[2].split()[0], tmp_path)
    process.terminate()
    process.communicate()


def conflict(folder: Path) -> None:
    """A correction under which the page has changed since."""
    (folder / "review").mkdir(exist_ok=True)
    (folder / "review/mill.txt.toml").write_text(
        'format = 1\npage = "mill.txt"\n\n[[edit]]\npractice = ""\nfield = "summary"\nlang = "en"\nat = 1\n'
        'seen = "0123456789abcdef"\nwas = "Each street of the village keeps one mill and cleans it in spring."\n'
        'text = "Each street of our village keeps one mill and cleans it in spring."\nhow = "correction"\n'
        'state = "reviewed"\nby = ""\non = "2026-11-01"\n',
        encoding="utf-8",
    )


def test_files_that_are_too_much_at_once_are_not_sent_and_the_form_says_why(browse: Any, review: Project) -> None:
    add = """(() => { const some = new DataTransfer();
      for (const name of NAMES) some.items.add(new File([new Uint8Array(19e6)], `${name}.pdf`));
      const input = document.getElementById("files"); input.files = some.files;
      input.dispatchEvent(new Event("change")); return [input.checkValidity(), input.validationMessage]; })()"""
    steps = [{"read": add.replace("NAMES", str([*range(count)]))} for count in (11, 10)]
    (visit,) = browse([{"url": review.address, "steps": steps}])
    assert visit.answers == [
        [False, "These files are more than 200 MB together: send them in several parts"],
        [True, ""],
    ]


@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "light"), (ENLARGED, "dark"), (DESK, "dark"), (DESK, "light")])
def test_every_screen_passes_axe_core_and_fits(browse: Any, review: Project, width: int, scheme: str) -> None:
    conflict(review.folder)
    screens = [
        "/",
        "/page/well.txt",
        "/page/well.txt?done=saved",
        "/page/mill.txt",
        "/?q=nothing-like-this",
        "/nothing",
        "/teach/well.txt?words=Buckets&what=label&field=resources",
        "/memory/well.txt",
        "/packs",
    ]
    steps: list[dict[str, Any]] = []
    for path in screens:
        opens = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
        steps += [{"go": path}, {"read": opens}, {"axe": True}, {"read": OVERHANG}]
    (visit,) = browse([{"url": review.address, "width": width, "scheme": scheme, "steps": steps}])
    answers = [one for one in visit.answers if one is not None]
    assert len(answers) == 2 * len(screens)
    for path, judged, overhang in zip(screens, answers[::2], answers[1::2], strict=True):
        assert (path, judged["violations"]) == (path, [])
        assert judged["passes"] > 10
        assert (path, overhang) == (path, 0)
    # The browser itself remarks on the answer 404.
    assert [one for one in visit.complaints if "404" not in one] == []


def test_with_the_keyboard_alone_a_field_is_found_filled_and_approved(browse: Any, review: Project) -> None:
    steps = [
        {"go": "/page/well.txt"},
        {"press": "Alt+n"},
        {"read": FOCUS},
        {"read": FREE},
        {"type": "Οι φύλακες των πηγαδιών"},
        {"press": "Control+Enter"},
        {"until": "document.querySelector('.note[role=status]') !== null"},
        {"read": "document.querySelector('.note').innerText.split('\\n')[0]"},
        {"read": GREEK},
        {"read": FREE},
    ]
    (visit,) = browse([{"url": review.address, "steps": steps}])
    focus, is_free, note, found, is_free_again = visit.answers
    assert focus == ["TEXTAREA", "n.title.el"]
    assert is_free
    assert note in {"Saved. The sheet is being made again.", "Field approved."}
    assert found == ["Οι φύλακες των πηγαδιών"]
    assert is_free_again


def test_the_words_of_the_field_at_hand_are_lit_and_the_field_stays_in_sight(browse: Any, review: Project) -> None:
    steps = [
        {"go": "/page/well.txt"},
        {"read": "[...document.querySelectorAll('textarea[lang=en]')].find((one) => /street/.test(one.value)).focus()"},
        {"read": LIT},
        {"read": FREE},
    ]
    (visit,) = browse([{"url": review.address, "steps": steps}])
    lit, is_free = (one for one in visit.answers if one is not None)
    assert lit == WELL.splitlines()[3]
    assert is_free


def test_with_the_keyboard_alone_a_conflict_is_decided(browse: Any, review: Project) -> None:
    conflict(review.folder)
    steps = [
        {"go": "/page/mill.txt"},
        {"press": "Alt+n"},
        {"read": FOCUS},
        {"press": "Space"},
        {"press": "ArrowRight"},
        {"press": "Control+Enter"},
        {"until": "document.querySelector('.note[role=status]') !== null"},
        {"read": "document.querySelectorAll('.conflict').length"},
        {"read": "[...document.querySelectorAll('textarea')].filter((one) => /of our village/.test(one.value)).length"},
    ]
    (visit,) = browse([{"url": review.address, "steps": steps}])
    focus, left, mine = visit.answers
    assert focus[0] == "INPUT"
    assert (left, mine) == (0, 0)


def test_without_script_all_can_be_done(browse: Any, review: Project) -> None:
    told = "document.querySelector('.note[role=status]') !== null"
    steps = [
        {"go": "/page/well.txt"},
        {"fill": ["[name='n.title.el']", "Οι φύλακες των πηγαδιών"]},
        {"click": ".bar button[value=save]"},
        {"until": told},
        {"read": "document.querySelector('[name^=t][lang=el]').value"},
        {"click": "a[data-show]"},
        {"until": "location.search.includes('show=')"},
        {"read": LIT},
        {"click": ".bar button[value=sheet]"},
        {"until": "document.querySelector('.where .approved') !== null"},
        {"read": "document.querySelector('.where .approved') !== null"},
        {"click": ".note button[value=undo]"},
        {"until": "document.querySelector('.where .approved') === null"},
        {"read": "document.querySelector('.where .approved') === null"},
        {"click": "label[for=see-sheet]"},
        {"read": "getComputedStyle(document.querySelector('.sheet')).display"},
    ]
    (visit,) = browse([{"url": review.address, "script": False, "steps": steps}])
    title, lit, approved, undone, sheet = visit.answers
    assert title == "Οι φύλακες των πηγαδιών"
    assert lit == "The well keepers"
    assert (approved, undone, sheet) == (True, True, "block")


def test_leaving_with_words_that_are_not_saved_is_asked_first(browse: Any, review: Project) -> None:
    steps = [
        {"go": "/page/well.txt"},
        {"fill": ["[name='n.title.el']", "Οι φύλακες"]},
        {"read": LEAVE},
    ]
    (visit,) = browse([{"url": review.address, "steps": steps}])
    assert visit.answers == [True]


def test_hostile_pages_run_nothing_ask_for_nothing_and_change_no_title(browse: Any, review: Project) -> None:
    spec = importlib.util.spec_from_file_location("injections", ROOT / "tests/hostile/test_injections.py")
    assert spec
    assert spec.loader
    injections = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(injections)
    ours = "globalThis.ran = undefined; document.title.endsWith(' · Review')"
    steps: list[dict[str, Any]] = []
    for n, payload in enumerate(injections.PAYLOADS):
        for is_escaped in (True, False):
            name = f"hostile-{n}-{is_escaped}.html"
            page = injections.page(payload, escaped=is_escaped)
            (review.folder / "input" / name).write_text(page, encoding="utf-8", errors="surrogatepass")
            steps += [{"go": f"/page/{name}"}, {"read": ours}]
    steps += [{"go": "/"}, {"read": ours}]
    (visit,) = browse([{"url": review.address, "steps": steps}])
    assert set(visit.answers) == {True}
    assert len(visit.answers) == 2 * len(injections.PAYLOADS) + 1
    origin = review.address.partition("/?")[0]
    assert [url for url in visit.asked if not url.startswith(f"{origin}/")] == []
    assert visit.complaints == []
