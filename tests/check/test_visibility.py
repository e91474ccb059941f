"""Whether a funding line is seen, in files of the tool and in such as a person has edited."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner

from pipeline.check.finding import Flaw
from pipeline.check.funding_line import FundingLine, FundingPicture, PageBox
from pipeline.check.visibility import flaws_of, visibility_flaws
from pipeline.cli import main
from pipeline.lexicon import Lexicon
from pipeline.lexicon.funding_words import FundingWords, funding_words
from pipeline.model import IssueCode, PageResult, Severity
from pipeline.run import steps
from pipeline.run.recipe import Recipe
from pipeline.settings import Brand, Settings
from pipeline.store.load import load_page
from pipeline.store.own_files import load_look
from pipeline.store.walk import sources

ROOT = Path(__file__).parents[2]
FUNDED = Settings(formats=("pdf", "print.pdf", "docx", "json"), brand=Brand(fund="Interreg Europe"))

GREEK, ENGLISH = "Με τη συγχρηματοδότηση της Ευρωπαϊκής Ένωσης", "Co-funded by the European Union"
EMBLEM = FundingPicture("Emblem of the European Union", 18, 12, PageBox(1, 20, 80, 38, 92))


def built(lexicon: Lexicon, settings: Settings) -> PageResult:
    file = ROOT / "input" / "oreina-choria" / "kafeneio-ton-eggrafon.txt"
    (source,) = sources([file], file.parent)
    page, resources = load_page(source, 20_000_000)
    return steps.build_page(page, resources, "café", Recipe(settings, lexicon, load_look(settings, ROOT)))


@pytest.fixture(scope="module")
def files(lexicon: Lexicon) -> Mapping[str, bytes]:
    """The sample's files with a funding line, by the ends of their names."""
    return {name.partition(".")[2]: data for name, data in built(lexicon, FUNDED).files}


@pytest.fixture
def words(lexicon: Lexicon) -> tuple[FundingWords, ...]:
    return funding_words(lexicon)


def told(name: str, data: bytes, words: tuple[FundingWords, ...]) -> list[str]:
    return [": ".join(flaw) for flaw in visibility_flaws(name, data, words)]


@pytest.mark.parametrize("name", ["pdf", "print.pdf", "docx"])
def test_a_line_as_it_should_be_is_seen(name: str, files: Mapping[str, bytes], words: tuple[FundingWords, ...]) -> None:
    assert told(f"a.{name}", files[name], words) == []


def test_in_a_sheet_without_a_line_everything_is_missed_in_each_of_its_languages(
    sheets: Mapping[str, bytes], words: tuple[FundingWords, ...]
) -> None:
    for suffix in (".pdf", ".docx"):
        assert told(f"a{suffix}", sheets[suffix], words) == [
            "emblem: the emblem of the European Union is not there, or has no alternative text that says so",
            "statement: the statement is not there in Greek: “Με τη συγχρηματοδότηση της Ευρωπαϊκής Ένωσης”",
            "statement: the statement is not there in English: “Co-funded by the European Union”",
        ]


# The template's order of parts: the second footer is the first page's.
_FOOT = "word/footer2.xml"


def edited(data: bytes, change: Callable[[str], str]) -> bytes:
    """A Word file with the foot of its first page changed, where the line stands."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, change(part.decode()).encode() if name == _FOOT else part)
    return out.getvalue()


def test_an_emblem_that_somebody_made_smaller_is_measured(
    files: Mapping[str, bytes], words: tuple[FundingWords, ...]
) -> None:
    smaller = edited(files["docx"], lambda part: part.replace('cx="648000" cy="432000"', 'cx="432000" cy="288000"'))
    assert told("a.docx", smaller, words) == ["emblem: the emblem is 8.0 mm high; 10 mm are the least"]


def test_a_statement_that_somebody_rewrote_is_missed_in_its_language_only(
    files: Mapping[str, bytes], words: tuple[FundingWords, ...]
) -> None:
    other = edited(files["docx"], lambda part: part.replace(ENGLISH, "Paid for by the EU"))
    assert [flaw[:47] for flaw in told("a.docx", other, words)] == [
        "statement: the statement is not there in English"[:47]
    ]


def test_other_wordings_that_are_in_use_are_known(files: Mapping[str, bytes], words: tuple[FundingWords, ...]) -> None:
    other = edited(files["docx"], lambda part: part.replace(GREEK, "ΣΥΓΧΡΗΜΑΤΟΔΟΤΕΙΤΑΙ ΑΠΟ ΤΗΝ ΕΥΡΩΠΑΪΚΗ ΕΝΩΣΗ"))
    assert told("a.docx", other, words) == []


def test_an_emblem_without_its_alternative_text_is_missed_in_a_word_file(
    files: Mapping[str, bytes], words: tuple[FundingWords, ...]
) -> None:
    silent = edited(files["docx"], lambda part: re.sub(r'descr="Έμβλημα[^"]*"', 'descr="Εικόνα 1"', part))
    (flaw,) = told("a.docx", silent, words)
    assert flaw.startswith("emblem: the emblem of the European Union is not there")


def test_in_a_pdf_the_drawing_itself_is_known_whatever_its_tags_say(
    files: Mapping[str, bytes], words: tuple[FundingWords, ...]
) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(files["pdf"])) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(out)
    assert told("a.pdf", out.getvalue(), words) == []


@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
def test_a_file_that_cannot_be_read_is_a_finding(name: str, words: tuple[FundingWords, ...]) -> None:
    (flaw,) = visibility_flaws(name, b"neither", words)
    assert flaw.rule == "file"


SHOWN = FundingLine(("en",), f"The ferry\nCo-funded by\n the European  Union {GREEK}", (EMBLEM,), ())


@pytest.mark.parametrize(
    ("shown", "flaws"),
    [
        (SHOWN, []),
        (replace(SHOWN, languages=("",)), []),
        (replace(SHOWN, languages=(), text="The ferry"), ["the statement is not there"]),
        (
            replace(
                SHOWN,
                logos=(
                    FundingPicture("Logo: Lake", 18, 12),
                    FundingPicture("Logo: Hill", 30, 13),
                    FundingPicture("Logo: Wide", 48, 9),
                ),
            ),
            ["the logo “Logo: Hill” is 30.0 mm wide and 13.0 mm high: larger than the emblem"],
        ),
        (replace(SHOWN, emblems=(replace(EMBLEM, height=9.95),)), []),
        (
            replace(SHOWN, statements=(("co-funded by the european union", PageBox(0, 20, 80, 60, 90)),)),
            ["the statement in English does not stand beside the emblem"],
        ),
        (
            replace(SHOWN, statements=(("co-funded by the european union", PageBox(1, 30, 85, 80, 90)),)),
            ["the statement in English overlaps the emblem"],
        ),
        (replace(SHOWN, statements=(("co-funded by the european union", PageBox(1, 41, 80, 80, 90)),)), []),
    ],
)
def test_each_flaw_is_told_in_words(shown: FundingLine, flaws: list[str], words: tuple[FundingWords, ...]) -> None:
    found: list[Flaw] = list(flaws_of(shown, words))
    assert len(found) == len(flaws)
    for flaw, said in zip(found, flaws, strict=True):
        assert flaw.text.startswith(said)


def test_the_command_tells_each_finding_and_ends_with_one(
    files: Mapping[str, bytes], sheets: Mapping[str, bytes], tmp_path: Path
) -> None:
    (tmp_path / "shown.docx").write_bytes(files["docx"])
    (tmp_path / "shown.pdf").write_bytes(files["pdf"])
    sound = CliRunner().invoke(main, ["check", "--visibility", str(tmp_path)])
    assert (sound.exit_code, sound.stdout) == (0, "")
    (tmp_path / "hidden.docx").write_bytes(sheets[".docx"])
    flawed = CliRunner().invoke(main, ["check", "--visibility", str(tmp_path)])
    assert flawed.exit_code == 1
    assert len(flawed.stdout.splitlines()) == 3
    assert all(line.startswith(f"{tmp_path / 'hidden.docx'}: ") for line in flawed.stdout.splitlines())


def test_a_run_with_a_fund_says_of_each_sheet_that_the_line_is_there(lexicon: Lexicon) -> None:
    issues = [issue for issue in built(lexicon, FUNDED).all_issues if issue.code is IssueCode.FUNDING]
    assert [issue.severity for issue in issues] == [Severity.INFO]
    plain = replace(FUNDED, brand=Brand())
    assert IssueCode.FUNDING not in {issue.code for issue in built(lexicon, plain).all_issues}
