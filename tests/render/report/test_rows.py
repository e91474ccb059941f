from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pipeline.lexicon import Lexicon
from pipeline.lexicon.fields import fields
from pipeline.render.report.rows import ASKED

ROOT = Path(__file__).parents[3]


def test_what_is_asked_for_are_printed_fields_each_once_in_the_order_of_the_sheet(lexicon: Lexicon) -> None:
    printed = [field.name for field in fields(lexicon) if field.is_printed]
    assert set(ASKED) <= set(printed)
    assert len(set(ASKED)) == len(ASKED)
    prose = [name for name in printed if name in ASKED and name not in {"institution", "location", "start_date"}]
    assert prose == list(ASKED[: len(prose)])


def test_a_run_with_nothing_to_do_imports_rows_without_what_makes_the_report() -> None:
    heavy = {"jinja2", "markupsafe", "lxml"}
    program = f"import sys; import pipeline.render.report.rows; print({heavy!r} & sys.modules.keys())"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert told.stdout.strip() == "set()"
