import io
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from pipeline.amend import seen_of, sheet_seen
from pipeline.errors import InputError, OutputError, PipelineError
from pipeline.model import Approval, Edit, Record, Review, Trust
from pipeline.model.pack import Allowed, Bilingual, Occasion
from pipeline.run import steps
from pipeline.run.build import build
from pipeline.run.input_pages import input_pages, local_output, recipe_of
from pipeline.run.pack_selection import select_sheets
from pipeline.run.packing import make_pack, new_pack, packed_sheets, write_chosen_pack
from pipeline.run.printings import note_sheets
from pipeline.run.recipe import keeping_conversions
from pipeline.settings import Brand, Settings
from pipeline.store.load import load_page
from pipeline.store.packs import load_pack
from pipeline.store.reviews import load_review, save_review

PAGE = """<!DOCTYPE html><html lang="el"><title>{title}</title><h1>{title}</h1>
<h2>Θεματική</h2><p>{theme}</p><h2>Τοποθεσία</h2><p>{place}</p>
<h2>Σύντομη περιγραφή</h2><p>Οι κάτοικοι μαζεύουν κάθε Σάββατο το νερό της βροχής και ποτίζουν τον κήπο.</p>
<h2>Αναλυτική περιγραφή</h2><p>Η δεξαμενή χτίστηκε από εθελοντές και γεμίζει από τη στέγη. Δύο αντλίες τη μοιράζουν σε
οκτώ παρτέρια, και ένας πίνακας στην είσοδο δείχνει πόσο νερό μένει ως τον Οκτώβριο.</p>
<h2>Έναρξη</h2><p>Μάιος {year}</p>"""

EVERYTHING = tuple(Allowed)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A working folder with three pages and a pack of them."""
    pages = {"b": ("Ζωντανή στέγη", "Νερό", "Κρήτη, Ελλάδα", 2019), "a": ("Άλσος", "Δάση", "Βέλγιο", 2022)}
    pages["c"] = ("Ωδείο στο χωριό", "Νερό", "Ήπειρος, Ελλάδα", 2024)
    for name, (title, theme, place, year) in pages.items():
        file = tmp_path / "input" / f"{name}.html"
        file.parent.mkdir(exist_ok=True)
        file.write_text(PAGE.format(title=title, theme=theme, place=place, year=year), encoding="utf-8")
    return tmp_path


def pack(office: Path, text: str) -> Path:
    file = office / "packs" / "forum.toml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"title = {{el = 'Φόρουμ', en = 'Forum'}}\n{text}\n", encoding="utf-8")
    return file


def made(office: Path, text: str, allowed: tuple[Allowed, ...] = EVERYTHING, **settings: object) -> list[str]:
    """The files that were made, in a pack as this text has it."""
    return list(make_pack(Settings(**settings), pack(office, text), allowed, office).made)  # type: ignore[arg-type]


def titles(office: Path, text: str) -> list[str]:
    """The titles of the sheets that such a pack would have, in its order."""
    with keeping_conversions(recipe_of(Settings(), office)) as recipe:
        base = input_pages(recipe, office, local_output(Settings(), office))
        chosen = select_sheets(load_pack(pack(office, text)), base.found, base.read, EVERYTHING, recipe)
    return [entry.titles[0][1] for entry in chosen.entries]


def test_ticked_sheets_become_a_pack_in_their_order(tmp_path: Path) -> None:
    file = write_chosen_pack(
        "Φόρουμ 2027.toml",
        [("b", "Δεύτερο"), ("a#2", "")],
        Occasion(Bilingual("Φόρουμ", "Forum"), date="14.3.2027"),
        tmp_path,
    )
    assert file == tmp_path / "packs" / "Φόρουμ 2027.toml"
    assert load_pack(file).sheets == ("b", "a#2")
    assert load_pack(file).title == Bilingual("Φόρουμ", "Forum")
    with pytest.raises(OutputError):
        write_chosen_pack("Φόρουμ 2027", [("b", "")], folder=tmp_path)


def test_a_pack_cannot_be_written_outside_of_its_folder(tmp_path: Path) -> None:
    assert write_chosen_pack("../../x", [("b", "")], folder=tmp_path).parent == tmp_path / "packs"


def test_a_new_pack_lists_the_practices_of_a_folder(office: Path) -> None:
    file = office / "packs" / "forum.toml"
    assert new_pack(Settings(), file, (), office) == 3
    assert load_pack(file).sheets == ("a", "b", "c")
    assert "# Άλσος" in file.read_text(encoding="utf-8")
    (office / "empty").mkdir()
    with pytest.raises(InputError):
        new_pack(Settings(), office / "none.toml", [office / "empty"], office)


def test_pages_that_differ_in_their_extension_alone_are_told_apart_and_all_in_a_pack(office: Path) -> None:
    (office / "input/b.txt").write_text("GOOD PRACTICE\nThe ferry\nSummary\nIt lends books.\n", encoding="utf-8")
    assert new_pack(Settings(), office / "packs" / "whole.toml", (), office) == 4
    assert load_pack(office / "packs" / "whole.toml").sheets == ("a", "b.html", "b.txt", "c")
    assert new_pack(Settings(), office / "packs" / "one.toml", [office / "input/b.txt"], office) == 1
    assert load_pack(office / "packs" / "one.toml").sheets == ("b.txt",)
    assert titles(office, "sheets = ['b.txt', 'a', 'b.html']") == ["The ferry", "Άλσος", "Ζωντανή στέγη"]


@pytest.mark.slow
def test_the_site_of_a_pack_has_its_sheets_alone(office: Path) -> None:
    (office / "input/b.txt").write_text("GOOD PRACTICE\nThe ferry\nSummary\nIt lends books.\n", encoding="utf-8")
    made(office, "sheets = ['c', 'b.html']")
    index = (office / "output/packs/forum/site/index.html").read_text(encoding="utf-8")
    assert [index.count(title) > 0 for title in ("Ωδείο στο χωριό", "Ζωντανή στέγη", "The ferry")] == [
        True,
        True,
        False,
    ]


@pytest.mark.slow
def test_a_pack_is_made_once_and_again_only_in_what_has_changed(office: Path) -> None:
    text = "sheets = ['b', 'a.html']"
    whole = ["web.pdf", "print.pdf", "booklet.pdf", "handouts.pdf", "forum.zip", "site/index.html"]
    assert made(office, text) == whole
    folder = office / "output" / "packs" / "forum"
    before = {name: (folder / name).read_bytes() for name in whole}
    assert made(office, text) == []
    assert made(office, f"{text}\n[print]\nbooklet = 'a4'") == ["booklet.pdf", "forum.zip"]
    assert made(office, text) == ["booklet.pdf", "forum.zip"]
    assert {name: (folder / name).read_bytes() for name in whole} == before
    page = office / "input" / "a.html"
    page.write_text(page.read_text(encoding="utf-8").replace("Σάββατο", "Κυριακή"), encoding="utf-8")
    assert made(office, text) == whole
    other = office / "input" / "c.html"
    other.write_text(f"{other.read_text(encoding='utf-8')}<p>Κάτι άλλο.</p>", encoding="utf-8")
    assert made(office, text) == []


@pytest.mark.slow
def test_the_archive_has_all_files_under_greek_names_and_always_the_same_bytes(office: Path) -> None:
    made(office, "sheets = ['b', 'a']")
    file = office / "output" / "packs" / "forum" / "forum.zip"
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as archive:
        assert sorted(archive.namelist()) == [
            *("booklet.pdf", "handouts.pdf", "index.html", "print.pdf"),
            *("sheets/01 Ζωντανή στέγη.docx", "sheets/01 Ζωντανή στέγη.pdf"),
            *("sheets/02 Άλσος.docx", "sheets/02 Άλσος.pdf", "web.pdf"),
        ]
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        page = archive.read("index.html").decode()
    assert "sheets/01%20%CE%96" in page
    assert "https://" not in page
    before = file.read_bytes()
    file.unlink()
    assert made(office, "sheets = ['b', 'a']") == ["forum.zip"]
    assert file.read_bytes() == before


def test_sheets_stand_in_the_order_that_is_asked_for(office: Path) -> None:
    for order, expected in (
        ("listed", ["Ωδείο στο χωριό", "Ζωντανή στέγη", "Άλσος"]),
        ("title", ["Άλσος", "Ζωντανή στέγη", "Ωδείο στο χωριό"]),
        ("theme", ["Άλσος", "Ζωντανή στέγη", "Ωδείο στο χωριό"]),
        ("place", ["Άλσος", "Ωδείο στο χωριό", "Ζωντανή στέγη"]),
    ):
        assert titles(office, f"sheets = ['c', 'b', 'a']\norder = '{order}'") == expected


def test_a_rule_chooses_by_theme_place_and_time(office: Path) -> None:
    for rule, expected in (
        ("theme = 'νερο'", ["Ζωντανή στέγη", "Ωδείο στο χωριό"]),
        ("place = 'greece'", ["Ζωντανή στέγη", "Ωδείο στο χωριό"]),
        ("since = '2022'", ["Άλσος", "Ωδείο στο χωριό"]),
        ("theme = 'ΝΕΡΌ', since = '2020-01'", ["Ωδείο στο χωριό"]),
    ):
        assert titles(office, f"where = {{{rule}}}") == expected
    with pytest.raises(PipelineError, match="1 sheet may not"):
        made(office, "where = {theme = 'σεισμοί'}")


@pytest.mark.slow
def test_sheets_that_nobody_approved_stop_a_pack_by_name(office: Path) -> None:
    with pytest.raises(PipelineError) as caught:
        made(office, "sheets = ['a', 'b', 'lost', 'bb']", allowed=())
    details = caught.value.details
    assert [one.partition(" ")[0] for one in details] == ["lost:", "bb:", "a", "b"]
    assert "did you mean b?" in details[1]
    assert "(unreviewed)" in details[2]
    assert not (office / "output" / "packs").exists()
    assert made(office, "sheets = ['a']\nneed = 'any'", allowed=())
    # Files that are up to date do not let through what must not stand in the pack.
    assert made(office, "sheets = ['a', 'b']")
    with pytest.raises(PipelineError):
        made(office, "sheets = ['a', 'b']", allowed=())


def test_an_approved_sheet_stands_in_a_pack_until_its_page_changes(office: Path) -> None:
    def record() -> Record:
        settings = Settings()
        with keeping_conversions(recipe_of(settings, office)) as recipe:
            base = input_pages(recipe, office, local_output(settings, office), [office / "input" / "a.html"])
            (source,) = base.found
            return steps.records(*load_page(source, 1_000_000), base.recipe_of(source))[0]

    title = record().of("title")[0]
    edit = Edit("title", title.lang, seen=seen_of(title), was=title.text, state=Trust.APPROVED)
    first = save_review(office / "review", "a.html", Review("a.html", edits=(edit,)), "")
    approval = Approval("", sheet_seen(record()))
    save_review(office / "review", "a.html", Review("a.html", edits=(edit,), approvals=(approval,)), first)
    assert made(office, "sheets = ['a']", allowed=())
    page = office / "input" / "a.html"
    page.write_text(page.read_text(encoding="utf-8").replace("Σάββατο", "Κυριακή"), encoding="utf-8")
    with pytest.raises(PipelineError) as caught:
        made(office, "sheets = ['a']", allowed=())
    assert "(stale)" in caught.value.details[0]


@pytest.mark.slow
def test_an_allowed_sheet_bears_its_mark_in_the_print_file_too(office: Path) -> None:
    untitled = PAGE.format(title="", theme="Νερό", place="Κρήτη, Ελλάδα", year=2020)
    (office / "input" / "2021.html").write_text(untitled, encoding="utf-8")
    made(office, "sheets = ['2021']", provisional="plain")
    for name in ("web.pdf", "print.pdf"):
        reader = PdfReader(office / "output" / "packs" / "forum" / name)
        assert any("ΠΡΟΣ ΕΛΕΓΧΟ" in page.extract_text() for page in reader.pages)


@pytest.mark.slow
def test_a_file_that_a_person_has_changed_stays(office: Path) -> None:
    made(office, "sheets = ['a']")
    folder = office / "output" / "packs" / "forum"
    (folder / "web.pdf").write_bytes(b"%PDF-1.7 hers\n%%EOF")
    page = office / "input" / "a.html"
    page.write_text(page.read_text(encoding="utf-8").replace("Σάββατο", "Κυριακή"), encoding="utf-8")
    found = make_pack(Settings(), office / "packs" / "forum.toml", EVERYTHING, office)
    assert any("web.new.pdf" in note for note in found.notes)
    assert (folder / "web.pdf").read_bytes() == b"%PDF-1.7 hers\n%%EOF"
    assert (folder / "web.new.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.slow
def test_a_pack_has_a_site_of_its_sheets_in_their_order(office: Path) -> None:
    made(office, "sheets = ['c', 'a']")
    site = office / "output" / "packs" / "forum" / "site"
    assert sorted(one.name for one in (site / "sheets").iterdir()) == ["a.html", "c.html"]
    page = (site / "index.html").read_text(encoding="utf-8")
    assert page.index("Ωδείο στο χωριό") < page.index("Άλσος")
    assert "Φόρουμ · Forum" in page
    made(office, "sheets = ['c']")
    assert [one.name for one in (site / "sheets").iterdir()] == ["c.html"]


@pytest.mark.slow
def test_what_a_pack_holds_can_be_noted_as_handed_out(office: Path) -> None:
    file = pack(office, "where = {theme = 'νερό'}")
    with pytest.raises(InputError):
        packed_sheets(Settings(), file, office)
    make_pack(Settings(), file, EVERYTHING, office)
    name, pages = packed_sheets(Settings(), file, office)
    assert (name, pages) == ("forum", {"b.html": frozenset({""}), "c.html": frozenset({""})})
    build(Settings(formats=("json",)), folder=office)
    assert note_sheets(Settings(), pages, on="2027-03-14", pack=name, folder=office)[0] == ("b.html", "c.html")
    review, _ = load_review(office / "review", "b.html")
    assert [(one.pack, one.on) for one in review.printings] == [("forum", "2027-03-14")]


def test_a_cover_that_is_no_picture_is_told(office: Path) -> None:
    (office / "packs").mkdir()
    (office / "packs" / "cover.png").write_bytes(b"no picture")
    for name in ("cover.png", "none.png"):
        with pytest.raises(InputError):
            made(office, f"sheets = ['a']\ncover = '{name}'")


def test_the_funding_line_stands_on_the_last_page(office: Path) -> None:
    made(office, "sheets = ['a']", brand=Brand(name="Γραφείο Νερού", fund="Interreg Λίμνες"))
    last = PdfReader(office / "output" / "packs" / "forum" / "web.pdf").pages[-1].extract_text()
    assert "Interreg Λίμνες" in last
    assert "Γραφείο Νερού" in last
