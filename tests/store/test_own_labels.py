"""An office's own labels: one added, all else as it was."""

import tomllib

import pytest

from pipeline.errors import ConfigurationError
from pipeline.settings import Settings
from pipeline.store.own_labels import add_label


def add(folder, text: str | None) -> str:
    if text is not None:
        (folder / "lexicon").mkdir()
        (folder / "lexicon" / "fields.toml").write_text(text, encoding="utf-8")
    return add_label(Settings(), folder, "institution", "el", "Με τα χέρια").read_text("utf-8")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, '[institution]\nel = ["Με τα χέρια"]\n'),
        ("# ours\n", '# ours\n\n[institution]\nel = ["Με τα χέρια"]\n'),
        ('[institution]\nen = ["By"]\n', '[institution]\nel = ["Με τα χέρια"]\nen = ["By"]\n'),
        ('[institution]  # who\nel = ["Ποιος"] # ask', '[institution]  # who\nel = ["Με τα χέρια", "Ποιος"] # ask'),
        (
            '[title]\nel = ["Α"]\n\n[institution]\nel = [\n  "Ποιος",\n]\n[theme]\nel = ["Β"]\n',
            '[title]\nel = ["Α"]\n\n[institution]\nel = ["Με τα χέρια", \n  "Ποιος",\n]\n[theme]\nel = ["Β"]\n',
        ),
        ('[institution]\nel = ["με τα ΧΕΡΙΑ"]\n', '[institution]\nel = ["με τα ΧΕΡΙΑ"]\n'),
    ],
)
def test_a_label_is_added_once_and_all_else_stays(tmp_path, before, after):
    assert add(tmp_path, before) == after


@pytest.mark.parametrize("text", ['institution = {el = ["Ποιος"]}\n', "institution.el = ['Ποιος']\n"])
def test_a_table_that_cannot_be_added_to_is_left_alone_and_told(tmp_path, text):
    with pytest.raises(ConfigurationError, match="by hand"):
        add(tmp_path, text)
    assert tomllib.loads((tmp_path / "lexicon/fields.toml").read_text("utf-8")) == {"institution": {"el": ["Ποιος"]}}


def test_a_broken_table_is_told(tmp_path):
    with pytest.raises(ConfigurationError):
        add(tmp_path, "[institution\n")
