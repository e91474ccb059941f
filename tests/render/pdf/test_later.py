from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

from pipeline.render.pdf.later import LATER, imported_later

ROOT = Path(__file__).parents[3]


def test_weasyprint_is_imported_without_what_cuts_fonts_without_harfbuzz() -> None:
    program = f"import sys; import pipeline.render.pdf; print({set(LATER)!r} & sys.modules.keys())"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert told.stdout.strip() == "set()"


def test_what_is_needed_after_all_is_the_module_itself() -> None:
    program = (
        "import pipeline.render.pdf, weasyprint.pdf.fonts as fonts; made = fonts.subset.Options(hinting=False)\n"
        "from fontTools.subset import Options; print(type(made) is Options, made.hinting)"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert told.stdout.split() == ["True", "False"]


def test_weasyprint_is_imported_without_reading_its_style_sheets() -> None:
    program = (
        "import pipeline.render.pdf; from weasyprint import CSS, html\n"
        "known = CSS(string='p { top: 0 }').matcher.lower_local_name_selectors\n"
        "print(len(html.UA_COUNTER_STYLE), bool(html.UA), *known)"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert told.stdout.split() == ["0", "True", "p"]


def test_a_module_that_is_there_already_is_left_alone() -> None:
    subset = import_module("fontTools.subset")
    with imported_later():
        assert sys.modules["fontTools.subset"] is subset
    assert sys.modules["fontTools.subset"] is subset
