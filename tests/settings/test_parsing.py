from __future__ import annotations

import pytest

from pipeline.errors import ConfigurationError, ExitCode
from pipeline.messages import Message, in_language
from pipeline.settings import FORMAT_NAMES, Brand, Logo, LogoText, Settings, parse


def test_an_empty_file_gives_the_defaults() -> None:
    assert parse("", "sheets.toml") == Settings()


def test_every_kind_of_setting_is_read() -> None:
    text = """
        output = "φύλλα"
        formats = ["docx"]
        jobs = 3
        [brand]
        name = "Περιφέρεια Δυτικής Ελλάδας"
        accent = "#004488"
        logos = ["logo.svg"]
        [limits]
        seconds = 5
        [fetch]
        contact = "office@example.gr"
    """
    settings = parse(text, "sheets.toml")
    assert (settings.output, settings.formats, settings.jobs) == ("φύλλα", ("docx",), 3)
    assert settings.brand == Brand(name="Περιφέρεια Δυτικής Ελλάδας", accent="#004488", logos=("logo.svg",))
    assert settings.limits.seconds == 5
    assert settings.fetch.contact == "office@example.gr"


def test_variants_print_and_funding_have_settings() -> None:
    text = """
        variants = ["large", "a5"]
        n_up = true
        [print]
        marks = true
        [brand]
        fund = "Interreg Europe"
        funding = "funded"
        funding_colour = "mono"
        [brand.disclaimer]
        el = "Τα λέμε εμείς."
    """
    settings = parse(text, "sheets.toml")
    assert (settings.variants, settings.n_up, settings.print.marks) == (("large", "a5"), True, True)
    brand = settings.brand
    assert (brand.fund, brand.funding, brand.funding_colour) == ("Interreg Europe", "funded", "mono")
    assert (brand.disclaimer.el, brand.disclaimer.en) == ("Τα λέμε εμείς.", "")


@pytest.mark.parametrize("line", ['variants = ["huge"]', '[brand]\nfunding = "paid"', '[brand.disclaimer]\nfr = "x"'])
def test_a_variant_or_funding_that_there_is_not_is_refused(line: str) -> None:
    with pytest.raises(ConfigurationError):
        parse(line, "sheets.toml")


@pytest.mark.parametrize(
    "line", ["pause = 1.9", "retries = 11", 'contact = "α"', 'contact = "a\\nHost: b"', "seconds = 0"]
)
def test_fetching_cannot_be_made_impolite(line: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        parse(f"[fetch]\n{line}\n", "sheets.toml")
    assert raised.value.details[0].startswith("sheets.toml:2: fetch.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("review = 5", "1: review: write text in quotes"),
        ("[review]\nlisten = 5", "2: review.listen: write text in quotes"),
        ("[review]\nlissten = 'x'", "2: review.lissten: no such setting"),
        ("[brand]\nlogos = [5]", "2: brand.logos: write text in quotes"),
        ("[brand]\nlogos = [{file = 'a.svg', alt = {fr = 'x'}}]", "2: brand.logos.alt.fr: no such setting"),
        ("kind = 'other'", "1: kind: choose from auto, practice"),
        ('[folders."input/a"]\nkind = "no"', "2: folders.input/a.kind: choose from auto, practice"),
        ('[folders."input/a"]\nkid = "auto"', "2: folders.input/a.kid: no such setting"),
        ("[folders]\nstr = {kind = 5}", "2: folders.str.kind: choose from auto, practice"),
    ],
)
def test_what_may_be_a_text_or_a_table_has_one_problem_at_its_line(text: str, told: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        parse(text, "sheets.toml")
    assert list(raised.value.details) == [f"sheets.toml:{told}"]


def test_all_problems_are_told_at_once_each_with_its_line() -> None:
    text = 'jbos = 2\nlanguages = "greek"\n\n[brand]\nacent = "#000000"\ntint = "red"\n'
    text += '[limits]\nseconds = "3"\npage_mb = 0\n'
    with pytest.raises(ConfigurationError) as raised:
        parse(text, "sheets.toml")
    lines = raised.value.details
    assert [line.split(":")[1] for line in lines] == ["1", "2", "5", "6", "8", "9"]
    assert lines[0] == "sheets.toml:1: jbos: no such setting; did you mean jobs?"
    assert "did you mean accent?" in lines[2]
    assert "#rrggbb" in lines[3]
    assert raised.value.exit_code is ExitCode.CONFIGURATION


def test_a_wrong_format_is_told_with_all_else() -> None:
    text = 'formats = ["pdf", "dox", "a5.pdf"]\njbos = 2\ntext_languages = ["el", "bg"]\n'
    with pytest.raises(ConfigurationError) as raised:
        parse(text, "sheets.toml")
    assert raised.value.details == (
        f"sheets.toml:1: formats: there is no format a5.pdf; choose from {', '.join(FORMAT_NAMES)}",
        f"sheets.toml:1: formats: there is no format dox; choose from {', '.join(FORMAT_NAMES)}",
        "sheets.toml:2: jbos: no such setting; did you mean jobs?",
        raised.value.details[-1],
    )
    assert raised.value.details[-1].startswith("sheets.toml:3: text_languages: there is no table for the language bg;")


def test_a_language_with_a_table_of_ones_own_is_one() -> None:
    asked = []
    text = 'lexicon = "own"\ntext_languages = ["el", "bg"]'
    found = parse(text, "sheets.toml", languages=lambda folder: (asked.append(folder), ["bg"])[1])
    assert (found.text_languages, asked) == (("el", "bg"), ["own"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("output = 3", "write text in quotes"),
        ("n_up = 1", "write true or false"),
        ('jobs = "2"', "write a whole number"),
        ("jobs = 1.5", "write a whole number"),
        ("jobs = -1", "write 0 or more"),
        ('languages = "greek"', "choose from both, el, en"),
        ('variants = ["huge"]', "choose from print, large, a5"),
        ('formats = "pdf"', "write a list"),
        ("formats = []", "name at least one"),
        ("formats = [1]", "write text in quotes"),
        ("brand = 3", "write a table: [brand]"),
        ("[brand]\ndisclaimer = 3", "write a table: [brand.disclaimer]"),
        ('[brand]\nspacing = "wide"', "write a number"),
        ("[brand]\nspacing = 0.5", "write 0.6 or more"),
        ("[brand]\nspacing = 2", "write 1.6 or less"),
        ("[limits]\nseconds = 0", "write a number above 0"),
        ("[limits]\nseconds = nan", "write a number"),
        ("jobs = 2026-11-29", "write a whole number"),
    ],
)
def test_a_wrong_value_is_told_in_our_own_words(text: str, words: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        parse(text, "sheets.toml")
    (line,) = raised.value.details
    assert words in line
    assert isinstance(line, Message)
    assert words not in in_language(line, "el")


@pytest.mark.parametrize(
    "text", ["jobs = true", "jobs = 1.5", 'jobs = "2"', "output = 3", 'formats = "pdf"', "formats = []"]
)
def test_a_value_of_another_type_is_refused(text: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        parse(text, "sheets.toml")
    assert raised.value.details[0].startswith("sheets.toml:1: ")


def test_a_table_inside_pyproject_is_read_and_its_lines_are_found() -> None:
    text = '[project]\nname = "x"\n[tool.sheets]\njobs = 1\n[tool.sheets.limits]\nseconds = -1\n'
    with pytest.raises(ConfigurationError) as raised:
        parse(text, "pyproject.toml", ("tool", "sheets"))
    assert raised.value.details[0].startswith("pyproject.toml:6: limits.seconds: ")
    assert parse(text.replace("-1", "1"), "pyproject.toml", ("tool", "sheets")).jobs == 1


@pytest.mark.parametrize("text", ["jobs = = 2", "jobs = " + "[" * 100_000])
def test_broken_toml_names_the_file(text: str) -> None:
    with pytest.raises(ConfigurationError, match=r"sheets\.toml: not valid TOML"):
        parse(text, "sheets.toml")


@pytest.mark.parametrize("colour", ["#ffee99", "#888888", "#ffffff"])
def test_a_colour_too_pale_to_be_read_on_white_is_refused(colour: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        parse(f'[brand]\naccent = "{colour}"', "sheets.toml")
    assert raised.value.details == (
        "sheets.toml:2: brand.accent: write a colour as #rrggbb, dark enough to be read on white (4.5 : 1)",
    )
    assert parse('[brand]\naccent = "#767676"\ntint = "#ffffff"', "sheets.toml").brand.accent == "#767676"


@pytest.mark.parametrize("tint", ["#303030", "#c9d1e3", "#808080", "#000000"])
def test_a_tint_on_which_words_cannot_be_read_is_refused(tint: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        parse(f'[brand]\nname = "X"\ntint = "{tint}"\n', "sheets.toml")
    assert all(line.startswith("sheets.toml:3: brand.tint: the ") for line in raised.value.details)
    assert any("grey of labels, #565d6b, cannot be read on the tint" in line for line in raised.value.details)


def test_words_that_cannot_be_read_on_the_tint_that_is_set_elsewhere_are_refused_by_their_own_name() -> None:
    with pytest.raises(ConfigurationError) as raised:
        parse('[brand]\naccent = "#767676"\nink = "#757575"\n', "sheets.toml")
    first, second = raised.value.details
    assert first == (
        "sheets.toml:2: brand.accent: the accent, #767676, cannot be read on the tint, #eef2fa: "
        "4.0 : 1 instead of 4.5 : 1"
    )
    assert second.startswith("sheets.toml:3: brand.ink: the ink, #757575, cannot be read on the tint, #eef2fa: ")


def test_a_dark_tint_is_told_beside_all_other_problems() -> None:
    with pytest.raises(ConfigurationError) as raised:
        parse('jbos = 2\n[brand]\ntint = "#303030"\n', "sheets.toml")
    assert [line.split(": ")[1] for line in raised.value.details] == ["jbos", *["brand.tint"] * 3]


def test_a_logo_is_a_file_or_a_file_with_its_words() -> None:
    text = '[brand]\nlogos = ["b.png", {file = "a.svg", alt = {el = "Λίμνη", en = "Lake"}}]\n'
    brand = parse(text, "sheets.toml").brand
    assert brand.logo_files == ("b.png", "a.svg")
    assert brand.logos == ("b.png", Logo(file="a.svg", alt=LogoText(el="Λίμνη", en="Lake")))
