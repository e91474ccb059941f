from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import Look, Record
from pipeline.read.finished_sheets import sheet_id
from pipeline.render import FORMATS
from pipeline.render.pdf.metadata import packet
from pipeline.render.sheet.compose import compose


@pytest.mark.parametrize("name", FORMATS)
def test_every_sheet_bears_its_identifier(
    name: str, records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    record = records["short"]
    record = replace(record, page=replace(record.page, path="a & b.html", part="7"), number="2")
    found = sheet_id(FORMATS[name].write(compose(record, lexicon, look), look, lexicon).data)
    assert found is not None
    assert (found.path, found.number) == ("a & b.html", "7.2")


@pytest.mark.parametrize("name", ["pdf", "print.pdf", "a5-2up.pdf"])
def test_a_pdfs_metadata_is_well_formed(name: str, records: Mapping[str, Record], lexicon: Lexicon, look: Look) -> None:
    sheet = compose(records["short"], lexicon, look)
    with pikepdf.open(io.BytesIO(FORMATS[name].write(sheet, look, lexicon).data)) as pdf:
        found = ET.fromstring(pdf.Root.Metadata.read_bytes()).findall(".//{http://purl.org/dc/elements/1.1/}identifier")
    assert [one.text for one in found] == [str(sheet.identifier)]


def test_a_packet_holds_any_identifier() -> None:
    assert sheet_id(b"%PDF-1.7\n" + packet("practice-sheets:0123456789abcdef::<a>&b.html")) is not None


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs the apt package libreoffice-writer")
@pytest.mark.parametrize("name", ["docx", "html"])
def test_libreoffice_keeps_the_identifier(
    name: str, records: Mapping[str, Record], lexicon: Lexicon, look: Look, tmp_path: Path
) -> None:
    sheet = compose(records["short"], lexicon, look)
    (tmp_path / f"sheet.{name}").write_bytes(FORMATS[name].write(sheet, look, lexicon).data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", name, "--outdir", "saved", f"sheet.{name}"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    assert sheet_id((tmp_path / "saved" / f"sheet.{name}").read_bytes()) == sheet.identifier
