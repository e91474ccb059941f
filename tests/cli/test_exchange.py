from __future__ import annotations

from pathlib import Path

import polib
import pytest
from click.testing import CliRunner

from pipeline.cli import main

GREEK = """<html lang="el"><body><main><h1>Το πηγάδι</h1><h2>Σύντομη περιγραφή</h2><p>Άνοιξε ξανά με εθελοντές.</p>
<h2>Φορέας</h2><p>Δήμος Πέτρας</p><h2>Αναλυτική περιγραφή</h2><p>Οι γείτονες καθάρισαν το αυλάκι.</p>
</main></body></html>"""


def code(*arguments: str) -> int:
    return CliRunner().invoke(main, arguments).exit_code


def test_giving_and_taking_end_with_the_codes_of_all_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "input").mkdir()
    (tmp_path / "input/well.html").write_text(GREEK, encoding="utf-8")
    assert code("give", "t.po") == 0
    assert code("give", "t.po") == 5
    assert code("give", "t.csv") == 2
    assert code("give", "same.po", "--from", "el", "--to", "el") == 2
    assert code("give", "same.po", "--from", "en") == 0
    assert code("give", "other.po", "--xliff", "2.0") == 2
    assert code("give", "other.xliff", "--xliff", "2.0") == 0
    assert code("take", "none.po") == 4
    file = polib.pofile("t.po")
    for entry in file:
        entry.msgstr = "Said"
    file.save()
    (tmp_path / "input/well.html").write_text(GREEK.replace("ξανά", "φέτος"), encoding="utf-8")
    assert code("take", "t.po", "--by", "Άννα") == 1
    (tmp_path / "input/well.html").write_text(GREEK, encoding="utf-8")
    assert code("take", "t.po", "--by", "Άννα") == 0
