import csv
import json
from pathlib import Path

import pytest

from pipeline.errors import OutputError, PipelineError
from pipeline.run.gallery import SiteOutcome, make_site
from pipeline.run.site_sheets import SiteWishes
from pipeline.settings import Settings

PAGE = """<!DOCTYPE html><html lang="el"><title>Το πλωτό σχολείο</title><h1>Το πλωτό σχολείο</h1>
<h2>Θεματική</h2><p>Νερό</p><h2>Τοποθεσία</h2><p>Κρήτη, Ελλάδα</p>
<h2>Σύντομη περιγραφή</h2><p>Μια βάρκα διδάσκει φυσική σε οκτώ χωριά της λίμνης, κάθε Δευτέρα σε άλλο.</p>
<h2>Αναλυτική περιγραφή</h2><p>Οι μαθητές μετρούν το νερό και γράφουν στο varka@limni.example όσα βρίσκουν.</p>
<figure><img src="{picture}" alt="Η βάρκα"></figure>
<h2>Επικοινωνία</h2><p>Μαρία Βαρκάρη, maria@limni.example, 2410 123456</p><h2>Έναρξη</h2><p>Μάιος 2019</p>"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A working folder with two pages of one name."""
    for folder in ("a", "b"):
        file = tmp_path / "input" / folder / "σχολείο.html"
        file.parent.mkdir(parents=True)
        file.write_text(PAGE.format(picture=""), encoding="utf-8")
    return tmp_path


def made(office: Path, *, every: bool = True, contacts: bool = False, **settings: object) -> SiteOutcome:
    wishes = SiteWishes(every=every, contacts=contacts)
    return make_site(Settings(**settings), office / "public", wishes, office)  # type: ignore[arg-type]


def test_a_site_has_a_page_a_sheet_and_data_for_programs(office: Path) -> None:
    assert made(office).sheets == 2
    public = office / "public"
    assert sorted(one.name for one in (public / "sheets").iterdir()) == ["a-σχολείο.html", "b-σχολείο.html"]
    rows = json.loads((public / "data" / "practices.json").read_bytes())
    assert [row["id"] for row in rows] == ["a/σχολείο", "b/σχολείο"]
    assert rows[0]["fields"]["start_date"] == [{"lang": "el", "text": "Μάιος 2019", "value": "2019-05"}]
    with (public / "data" / "practices.csv").open(encoding="utf-8-sig", newline="") as stream:
        table = list(csv.DictReader(stream))
    assert table[0]["title_el"] == "Το πλωτό σχολείο"
    assert (public / table[0]["sheet"]).is_file()


def test_no_person_and_no_finding_of_ours_stands_in_the_data(office: Path) -> None:
    made(office)
    public = office / "public"
    data = [*(public / "data").iterdir(), *public.glob("assets/cards-*.js")]
    for file in data:
        text = file.read_text(encoding="utf-8")
        assert "Βαρκάρη" not in text
        assert "βαρκαρη" not in text
        assert "@limni" not in text
        assert all(word not in text for word in ("issues", "coverage", '"rule"', "unplaced"))
    page = (public / "sheets" / "a-σχολείο.html").read_text(encoding="utf-8")
    assert "Βαρκάρη" not in page.split("application/ld+json", 1)[1].split("</script>", 1)[0]
    made(office, contacts=True)
    assert "Βαρκάρη" in (public / "data" / "practices.json").read_text(encoding="utf-8")


def test_a_site_without_an_approved_sheet_is_refused(office: Path) -> None:
    with pytest.raises(PipelineError):
        made(office, every=False)
    assert not (office / "public" / "index.html").exists()


def test_a_folder_with_files_of_somebody_else_is_left_alone(office: Path) -> None:
    (office / "public").mkdir()
    (office / "public" / "index.html").write_text("hers", encoding="utf-8")
    with pytest.raises(OutputError):
        made(office)
    assert [one.name for one in (office / "public").iterdir()] == ["index.html"]


def test_a_site_that_is_up_to_date_is_left_as_it_is_and_pages_that_have_gone_go(office: Path) -> None:
    made(office)
    before = {one: one.stat().st_mtime_ns for one in (office / "public").rglob("*.html")}
    assert made(office).is_unchanged
    (office / "input" / "b" / "σχολείο.html").unlink()
    assert made(office).sheets == 1
    left = {one: one.stat().st_mtime_ns for one in (office / "public" / "sheets").iterdir()}
    assert [one.name for one in left] == ["a-σχολείο.html"]
    assert all(before[one] == time for one, time in left.items())
