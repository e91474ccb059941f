import io
import zipfile

from pipeline.model import Head, Sheet, SheetId
from pipeline.model.pack import PackEntry
from pipeline.render.passages import passage
from pipeline.run.pack_files import Archive, file_name


def test_an_archive_has_the_same_bytes_whenever_it_is_made() -> None:
    def packed() -> bytes:
        archive = Archive()
        archive.add("φύλλο.pdf", b"%PDF")
        archive.add("index.html", b"<p>" * 100)
        return archive.finished()

    assert packed() == packed()
    with zipfile.ZipFile(io.BytesIO(packed())) as read:
        first, second = read.infolist()
        assert (first.filename, first.flag_bits & 0x800) == ("φύλλο.pdf", 0x800)
        assert (first.compress_type, second.compress_type) == (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def test_a_sheet_in_an_archive_is_called_by_its_number_and_title() -> None:
    head = Head(passage("", "el"), (passage("Δρόμος: «νερό» / πηγή", "el"),))
    entry = PackEntry("a", Sheet(SheetId("a", "", ""), "", "el", ("el",), head, ()))
    assert file_name(7, entry, 30) == "07 Δρόμος- «νερό» - πηγή"
    assert file_name(7, entry, 300).startswith("007 ")
