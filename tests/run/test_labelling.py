"""Unknown labels of many pages, told together."""

import json

from click.testing import CliRunner

from pipeline.cli import main
from pipeline.run.labelling import label_suggestions


def line(page: str, label: str, field: str = "", like: str = "", value: str = "", *, plain: bool = False) -> str:
    told = {"page": page, "label": label, "field": field, "like": like, "value": value, "plain": plain}
    return json.dumps(told)


def test_labels_are_with_shared_the_commonest_first():
    lines = [line("a.html", "Gossip"), line("a.html", "Πόροι μας", "resources", "πόροι"), line("b.html", "ΠΟΡΟΙ ΜΑΣ:")]
    assert list(label_suggestions(lines)) == [
        ("Πόροι μας", "resources? (like “πόροι”)", "a.html and 1 more"),
        ("Gossip", "no field resembles it: leave it, or add a row", "a.html"),
    ]


def test_a_plain_line_is_a_label_where_three_pages_have_it_before_other_words():
    lines = [line(f"{number}.txt", "Τι φτιάξαμε εδώ", value=f"Φούρνο {number}", plain=True) for number in range(3)]
    lines += [line(f"{number}.txt", "Καλημέρα", value="Όλα καλά", plain=True) for number in range(3)]
    assert list(label_suggestions(lines[:2])) == []
    assert list(label_suggestions(lines)) == [
        (
            "Τι φτιάξαμε εδώ",
            "no field resembles it: leave it, or add a row",
            "0.txt and 2 more, before 3 different values",
        )
    ]


def test_the_command_lists_what_no_table_knows(tmp_path):
    page = "<h1>T</h1><h2>Resources that were needed</h2><p>A van.</p><h2>Results</h2><p>good</p>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    result = CliRunner().invoke(main, ["labels", str(tmp_path)])
    assert (result.exit_code, result.stdout.split("\t")[0]) == (0, "Resources that were needed")
    assert result.stdout.count("\n") == 1
