"""What the tool says to people: both languages whole, and every message that the code makes has its row."""

from __future__ import annotations

import ast
import errno
import json
import pickle
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter

import click
import pytest
from click.testing import CliRunner

from pipeline import messages
from pipeline.cli import main
from pipeline.lexicon import shipped
from pipeline.lexicon.fields import fields_by_name
from pipeline.lexicon.weights import weights
from pipeline.messages import (
    LANGUAGES,
    Message,
    as_raw,
    from_raw,
    in_language,
    listed,
    of_system,
    of_toml,
    parts,
    recognised,
    rows,
    text,
)
from pipeline.model import Blocker, Origin, Reason, Rule, Standing, Trust
from pipeline.run.status import FAILED, KINDS

PACKAGE = Path(messages.__file__).parent.parent
ROWS = {f"{part}.{name}": row for part in parts() for name, row in rows(part).items()}
GREEK, LATIN = re.compile("[\u0370-\u03ff\u1f00-\u1fff]"), re.compile("[A-Za-z]")


# Parts whose rows are named by what they are read for, not where a message arises: each has a test of its own below.
READ_BY_NAME = (
    "calls.",
    "click.",
    "fields.",
    "help.",
    "reasons.",
    "rules.",
    "signs.",
    "status.",
    "system.",
    "toml.",
    "trust.",
)


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@cache
def nodes() -> tuple[ast.AST, ...]:
    """All calls and constants in the code."""
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in PACKAGE.rglob("*.py"))
    return tuple(node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call | ast.Constant))


def calls() -> Iterator[tuple[str, set[str]]]:
    """Each call of Message in the code whose id stands in it, with the names of its values."""
    for node in nodes():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Message":
            key = node.args[0]
            if isinstance(key, ast.Constant):
                yield str(key.value), {keyword.arg for keyword in node.keywords if keyword.arg}


def literals() -> set[str]:
    return {node.value for node in nodes() if isinstance(node, ast.Constant) and isinstance(node.value, str)}


@pytest.mark.parametrize("part", tuple(parts()))
def test_a_message_says_the_same_in_both_languages(part: str) -> None:
    for name, row in rows(part).items():
        _says_the_same(f"{part}.{name}", row)


def _says_the_same(key: str, row: Mapping[str, str]) -> None:
    assert set(LANGUAGES) <= set(row) <= {*LANGUAGES, *(f"{lang}_one" for lang in LANGUAGES)}
    assert len(row) in {2, 4}, "what is said of one thing is said in both languages"
    assert placeholders(row["el"]) == placeholders(row["en"])
    assert all(name.isidentifier() for name in placeholders(row["en"]))
    # Of one thing the number may be left out; click has other values there.
    assert key.startswith("click.") or all(
        placeholders(row["en"]) - placeholders(cell) <= {"count"} for cell in row.values()
    )
    # Lines of `explain` are indented.
    assert all(cell.strip() == (cell.lstrip() if key.startswith("explain.") else cell) != "" for cell in row.values())


@pytest.mark.parametrize("part", tuple(parts()))
def test_a_message_is_written_in_its_language(part: str) -> None:
    for column, cell in (cell for row in rows(part).values() for cell in row.items()):
        # Behind a \b, help shows commands as they are typed.
        prose = re.sub(r"\{[^}]*\}", "", cell.partition("\b")[0])
        letters = GREEK if column.startswith("el") else LATIN
        assert letters.search(prose) or not re.search(r"\w", prose)
        assert column.startswith("el") or not GREEK.search(prose)


def test_every_message_that_the_code_makes_has_its_row_and_its_values() -> None:
    wrong = [(key, given) for key, given in calls() if key not in ROWS or given != placeholders(ROWS[key]["en"])]
    assert not wrong


def said_by_screens(row: str, names: set[str]) -> bool:
    """Whether a template of the review, or the code behind it, names a row of serve.toml, or how its name begins."""
    return any(row == name or (name.endswith("-") and row.startswith(name)) for name in names)


def test_every_row_is_said_somewhere() -> None:
    known = literals()
    screens = "".join(file.read_text(encoding="utf-8") for file in PACKAGE.parent.glob("templates/review/*.html"))
    names = known | set(re.findall(r'"([a-z0-9-]+)"', screens))
    silent = {row for row in set(ROWS) - known if not row.startswith(READ_BY_NAME)}
    assert not {row for row in silent if not said_by_screens(row.removeprefix("serve."), names)}


def test_every_sign_of_a_choice_is_told() -> None:
    margins = {"start", "sure", "apart", "other", "least"}
    weighed = {name for choice in ("kind", "title", "description") for name in weights(shipped(), choice)}
    assert set(rows("signs")) == weighed - margins


def test_every_command_and_option_has_its_help_and_no_help_is_left_over() -> None:
    named = {"main", "exit-codes", *main.commands}
    options = (one for one in main.commands.items())
    named |= {
        f"{name}-{next(flag for flag in option.opts if flag.startswith('--')).removeprefix('--')}"
        for name, command in options
        for option in command.params
        if isinstance(option, click.Option)
    }
    assert set(rows("help")) == named


def test_the_words_that_are_put_in_greek_are_words_of_click() -> None:
    source = "".join(file.read_text(encoding="utf-8") for file in Path(click.__file__).parent.glob("*.py"))
    # A text may be written in parts, a line each.
    source = re.sub(r'"\s+f?"', "", source)
    words = [cell for row in rows("click").values() for column, cell in row.items() if column.startswith("en")]
    assert [one for one in words if one.replace("\n", "\\n").replace("\t", "\\t") not in source] == []


def test_errors_of_the_system_are_told_by_their_number() -> None:
    assert set(rows("system")) <= set(errno.errorcode.values())
    error = OSError(errno.EACCES, "Permission denied")
    assert (of_system(error), in_language(of_system(error), "el")) == (
        "permission denied",
        "δεν υπάρχει δικαίωμα πρόσβασης",
    )
    assert of_system(OSError(errno.EPIPE, "Broken pipe")) == "Broken pipe"
    assert of_system(ValueError("no such thing")) == "no such thing"


@pytest.mark.parametrize(
    ("data", "english", "greek"),
    [
        (
            b"a = 1\na = 2\n",
            "line 2: Cannot overwrite a value",
            "γραμμή 2: το ίδιο κλειδί ή ο ίδιος πίνακας υπάρχει δύο φορές",
        ),
        (b"[a]\n[a]", "line 2: Cannot declare ('a',) twice", "γραμμή 2: ο ίδιος πίνακας υπάρχει δύο φορές: ('a',)"),
        (
            b"a = [1",
            "line 1: Unclosed array",
            "γραμμή 1: λείπει το ] που κλείνει τον κατάλογο",
        ),
        (
            b"[a",
            "line 1: Expected ']' at the end of a table declaration",
            "γραμμή 1: λείπει το ] στο τέλος του ονόματος του πίνακα",
        ),
        (b"a = \xff", "line 1: it is not in UTF-8", "γραμμή 1: δεν είναι σε UTF-8"),
        (
            b"a = " + b"1" * 5_000,
            "line 1: it has a number of too many digits",
            "γραμμή 1: έχει αριθμό με υπερβολικά πολλά ψηφία",
        ),
        (b"a = " + b"[" * 100_000, "line 1: it is nested too deeply", "γραμμή 1: έχει υπερβολικά πολλά επίπεδα"),
    ],
)
def test_why_a_file_is_no_toml_is_told_in_greek_too(data: bytes, english: str, greek: str) -> None:
    with pytest.raises((ValueError, RecursionError)) as caught:
        tomllib.loads(data.decode("utf-8"))
    told = of_toml(caught.value, data)
    assert (told, in_language(told, "el")) == (english, greek)


def test_the_words_of_a_toml_parser_are_those_of_python() -> None:
    source = "".join(file.read_text(encoding="utf-8") for file in Path(tomllib.__file__).parent.glob("*.py"))
    words = [row["en"] for name, row in rows("toml").items() if name not in {"not-utf8", "too-deep", "digits"}]
    parts = [literal.replace("\\", "\\\\") for one in words for literal, *_ in Formatter().parse(one)]
    assert [one for one in parts if one not in source] == []


def test_every_field_has_a_name_in_messages() -> None:
    assert set(rows("fields")) == set(fields_by_name(shipped()))
    assert all(row["en"] == name for name, row in rows("fields").items())


def test_every_rule_is_told_in_words() -> None:
    # What a site was taught is told by its row.
    taught = {Rule.TAUGHT_LABEL, Rule.TAUGHT_PLACE}
    assert set(rows("rules")) == {*Rule, "its-label", "taught", "written-out"} - taught


def test_all_that_status_finds_is_told_in_words() -> None:
    standings = {Standing.STALE, Standing.GONE, Standing.ORPHAN}
    named = {*KINDS, FAILED, *(f"why-{one}" for one in {*Blocker, *standings})}
    assert set(rows("status")) == {*named, "in-language", "and"}


def test_what_people_gave_is_told_in_words() -> None:
    assert set(rows("trust")) == {*Origin, *Trust} - {Origin.TAUGHT}


def test_words_are_recognised_as_the_message_that_they_are() -> None:
    words = recognised("reasons", "under a label of title, but none")
    assert in_language(words, "el") == "κάτω από ετικέτα του title, χωρίς τέτοια τιμή"
    assert in_language(recognised("reasons", "menu"), "el") == "μενού"
    assert recognised("reasons", "for no reason at all") == "for no reason at all"


@pytest.mark.parametrize("folders", [["input"], pytest.param(["tests/pages", "tests/data"], marks=pytest.mark.slow)])
def test_why_words_are_in_no_field_can_be_said_in_greek(folders: list[str]) -> None:
    pages = [str(PACKAGE.parent / name) for name in folders]
    lines = CliRunner().invoke(main, ["explain", "--json", *pages]).stdout.splitlines()
    told = {one["why"] for line in lines for one in json.loads(line)["dispositions"] if one["what"] != "field"}
    assert len(told) > 10
    told |= {*Reason, *shipped().table("en")["boilerplate"]["classes"]}
    assert [why for why in told if not isinstance(recognised("reasons", why), Message)] == []


def test_words_in_a_row_are_a_message_where_one_of_them_is() -> None:
    assert listed([]) == ""
    assert listed(["a", "b"]) == "a, b"
    assert in_language(listed(["a", Message("run.new-page")]), "el") == "a, νέα σελίδα"


def test_every_row_that_a_screen_names_is_there() -> None:
    screens = "".join(file.read_text(encoding="utf-8") for file in PACKAGE.parent.glob("templates/review/*.html"))
    asked = set(re.findall(r'say\("([a-z0-9-]+)"(?! ~)', screens))
    assert {name for name in asked if f"serve.{name}" not in ROWS} == set()
    assert len(asked) > 20


def test_what_can_be_one_has_a_singular() -> None:
    # Of these there are never one: the code says something else then, or nothing.
    never_one = {
        "check.headings-of-level-1",
        "check.times",
        "exchange.too-many-rows",
        "fetch.several-times",
        "pack.all-unchanged",
        "run.label-values",
        "store.after-pages",
    }
    plural = re.compile(r"\{count\} (?!of )(\w+ )?\w+s\b")
    lacking = {key for key, row in ROWS.items() if plural.search(row["en"]) and "en_one" not in row}
    assert lacking == never_one


def test_a_message_is_its_english_text_and_can_say_it_in_greek() -> None:
    message = Message("cli.no-such-field", name="titel")
    assert message == "there is no field titel"
    assert in_language(message, "el") == "δεν υπάρχει πεδίο titel"
    assert in_language("any other text", "el") == "any other text"


def test_a_value_that_is_a_message_is_said_in_the_same_language() -> None:
    outer = Message("cli.did-you-mean", name=Message("cli.no-such-field", name="x"))
    assert in_language(outer, "el") == "μήπως εννοείτε δεν υπάρχει πεδίο x;"


def test_braces_in_a_value_are_no_placeholders() -> None:
    assert Message("cli.no-such-field", name="{name.__class__}") == "there is no field {name.__class__}"


@pytest.mark.parametrize("key", ["cli.no-such-row", "nobody.says", "../settings.x", "cli"])
def test_a_message_without_a_row_is_an_error(key: str) -> None:
    with pytest.raises(KeyError):
        text(key, {}, "en")


def test_a_message_stays_one_on_its_way_through_a_pipe_and_through_json() -> None:
    message = Message("cli.did-you-mean", name=Message("cli.no-such-field", name="{x}"))
    for copy in (pickle.loads(pickle.dumps(message)), from_raw(as_raw(message))):
        assert copy == message
        assert in_language(copy, "el") == in_language(message, "el")
    assert from_raw(as_raw("any other text")) == "any other text"


def test_a_message_of_another_version_is_told_in_english() -> None:
    assert from_raw({"id": "cli.of-tomorrow", "values": {}, "en": "what is to come"}) == "what is to come"


def test_one_thing_is_told_of_in_the_singular(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"en": "{count} pages", "en_one": "1 page", "el": "{count} σελίδες", "el_one": "1 σελίδα"}
    monkeypatch.setattr(messages, "rows", lambda _part: {"pages": row})
    assert [text("run.pages", {"count": n}, lang) for n in (1, 2) for lang in LANGUAGES] == [
        "1 σελίδα",
        "1 page",
        "2 σελίδες",
        "2 pages",
    ]
