"""Records as tables."""

from __future__ import annotations

import csv
import json
import shutil
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.errors import InputError
from pipeline.export import as_table, output_records, table_file
from pipeline.lexicon import shipped
from pipeline.lexicon.fields import fields

PAGE = """<!doctype html><html lang="el"><title>Το κοινό καρότσι</title><main><h1>Το κοινό καρότσι</h1>
<h2>Περιγραφή</h2><p>=SUM(A1) είναι μια εντολή και όχι κείμενο, όπως νομίζει το χωριό.</p>
<h2>Απαιτούμενοι πόροι</h2><ul><li>ένα καρότσι, 1.200 ευρώ</li></ul>
<h2>Δυσκολίες</h2><p>Η βροχή.</p><p><b>Τοποθεσία:</b> Κρήτη, Ελλάδα</p><p><b>Τηλέφωνο:</b> +30 2810 123456</p></main>"""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder with the record of one page."""
    folder = tmp_path_factory.mktemp("work")
    (folder / "karotsi.html").write_text(PAGE, encoding="utf-8")
    result = CliRunner().invoke(
        main, ["build", str(folder / "karotsi.html"), "--formats", "json", "--out", str(folder / "out")]
    )
    assert result.exit_code == 0, result.stderr
    return folder / "out"


def test_of_a_record_that_a_person_has_edited_hers_is_exported_once(output: Path, tmp_path: Path) -> None:
    shutil.copytree(output.parent, tmp_path / "work")
    folder = tmp_path / "work/out"
    edited = (folder / "karotsi.json").read_text(encoding="utf-8").replace("Η βροχή.", "Η λάσπη.")
    (folder / "karotsi.json").write_text(edited, encoding="utf-8")
    page = str(tmp_path / "work/karotsi.html")
    assert CliRunner().invoke(main, ["build", page, "--formats", "json", "--out", str(folder)]).exit_code == 0
    assert (folder / "karotsi.new.json").exists()
    (record,) = output_records(folder)
    assert record["fields"]["difficulties"][0]["text"] == "Η λάσπη."


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_row_holds_the_fields_of_a_record(output):
    (row,) = rows_of(table_file(".csv", output_records(output), shipped()))
    assert row["id"] == "karotsi"
    assert row["title_el"] == "Το κοινό καρότσι"
    assert (row["country"], row["region"], row["nuts"]) == ("GR", "Κρήτη", "EL43")
    assert row["amounts"] == "1200 EUR"
    assert row["title_en"] == ""


def test_every_field_that_a_record_can_hold_has_a_column(output):
    heads = as_table(output_records(output), shipped())[0]
    for field in fields(shipped()):
        assert not field.is_printed or {field.name, f"{field.name}_el", f"{field.name}_en"} & set(heads)


def test_a_csv_begins_with_the_mark_by_which_excel_knows_utf_8(output):
    assert table_file(".csv", output_records(output), shipped()).startswith(b"\xef\xbb\xbf")


def test_no_cell_of_a_csv_can_become_a_formula(output):
    (row,) = rows_of(table_file(".csv", output_records(output), shipped()))
    assert row["description_el"].startswith("'=SUM")
    assert row["resources_el"].startswith("'- ένα καρότσι")
    assert row["contact_phone"] == "'+30 2810 123456"


def test_every_cell_of_a_workbook_is_text(output):
    book = openpyxl.load_workbook(BytesIO(table_file(".xlsx", output_records(output), shipped())))
    cells = [cell for row in book.active.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert any(str(cell.value).startswith("=SUM") for cell in cells)
    assert any(cell.value == "Το κοινό καρότσι" for cell in cells)


def test_the_same_records_give_the_same_bytes(output):
    found = output_records(output)
    assert table_file(".xlsx", found, shipped()) == table_file(".xlsx", found, shipped())


def test_json_lines_are_the_records_themselves(output):
    data = table_file(".jsonl", output_records(output), shipped())
    assert [json.loads(line) for line in data.splitlines()] == list(output_records(output))


def test_a_language_that_only_one_record_has_gets_a_column_of_its_own():
    value = {"lang": "fr", "text": "Le titre", "value": None}
    page = {"path": "a.html", "url": None, "fetched": None}
    record = {"id": "a", "kind": "practice", "page": page, "fields": {"title": [value]}, "issues": []}
    header, row = as_table([{**record, "coverage": {"unplaced": 0}}], shipped())
    assert dict(zip(header, row, strict=True))["title_fr"] == "Le titre"


def test_the_practices_of_a_list_stand_in_its_order(tmp_path):
    post = {"link": "https://e.org/", "content": {"rendered": PAGE}}
    posts = [{**post, "title": {"rendered": f"Καρότσι {number}"}} for number in range(1, 13)]
    (tmp_path / "list.json").write_text(json.dumps(posts), encoding="utf-8")
    run = ["build", str(tmp_path / "list.json"), "--formats", "json", "--out", str(tmp_path / "out")]
    assert CliRunner().invoke(main, run).exit_code == 0
    assert [record["id"] for record in output_records(tmp_path / "out")] == [
        f"list#{number}" for number in range(1, 13)
    ]


def test_a_folder_without_a_manifest_is_no_output_folder(tmp_path):
    with pytest.raises(InputError):
        output_records(tmp_path)


def test_the_command_writes_the_table_and_knows_its_formats(output, tmp_path):
    run = CliRunner().invoke(main, ["export", str(tmp_path / "t.csv"), str(output)])
    assert (run.exit_code, run.stdout) == (0, "")
    assert rows_of((tmp_path / "t.csv").read_bytes())[0]["id"] == "karotsi"
    assert CliRunner().invoke(main, ["export", str(tmp_path / "t.ods"), str(output)]).exit_code == 2
    assert CliRunner().invoke(main, ["export", str(tmp_path / "t.csv"), str(tmp_path)]).exit_code == 4
