from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.exchange import po
from pipeline.exchange.unit import Unit

Hard = Callable[..., tuple[Unit, ...]]


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_is_read_in_utf_8_and_utf_16_with_and_without_a_mark(code: str, hard: Hard) -> None:
    data = po.write(hard(lambda text: f"{text} [en]")).decode().encode(code)
    assert [one.target for one in po.read(data)] == [f"{unit.source} [en]" for unit in hard()]


def test_no_letter_is_lost_at_line_ends_that_are_none_in_this_format(hard: Hard) -> None:
    data = po.write(hard(lambda _: "MARK")[:1]).replace(b"MARK", "one\u2028two\u0085three\x0cfour".encode())
    assert [one.target for one in po.read(data)] == ["one two three four"]


def test_fuzzy_is_a_draft_and_a_removed_message_is_none(hard: Hard) -> None:
    one, other = po.write(hard(lambda _: "Said")[:2]).decode().split("msgctxt")[1:3]
    data = f'#, fuzzy\nmsgctxt{one}\n#~ msgctxt "x"\n#~ msgid "y"\n#~ msgstr "z"\n\nmsgctxt{other}'
    assert [(back.is_draft, back.target) for back in po.read(data.encode())] == [(True, "Said"), (False, "Said")]


def test_a_text_that_is_the_name_of_a_file_is_not_opened(tmp_path: Path, hard: Hard) -> None:
    file = tmp_path / "own.po"
    file.write_bytes(po.write(hard()))
    with pytest.raises(InputError):
        list(po.read(str(file).encode()))


def test_a_copy_or_a_draft_from_the_memory_is_fuzzy_and_a_translation_is_not(hard: Hard) -> None:
    (unit,) = hard(lambda _: "Said")[:1]
    untold, drafted = replace(unit, target=""), replace(unit, is_known=True)
    drafts = [one.is_draft for one in po.read(po.write([unit, drafted, untold]))]
    assert drafts == [False, True, False]
    (copy,) = po.read(po.write([untold], copies=True))
    assert (copy.target, copy.is_draft) == (unit.source, True)
    (whole,) = po.read(po.write([unit], copies=True))
    assert (whole.target, whole.is_draft) == ("Said", False)
    assert b'"Language: en' in po.write([unit])
    assert b"#, fuzzy" not in po.write([replace(untold, is_known=True)])
