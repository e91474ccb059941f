"""How like words are to labels, by their letters."""

import importlib.util
import math
import zlib
from pathlib import Path

import pytest

from pipeline.extract.labels.likeness import BUCKETS, _counted, bucket, grams, label_model
from pipeline.lexicon import extended, shipped

MODEL = label_model(shipped())


def test_grams_are_runs_of_three_to_five_letters_and_whole_words():
    assert grams("at it") == {" at", "at ", "t i", " it", "it ", " at ", "at i", "t it", " it ", " at i", "at it",
                              "t it ", "=at", "=it"}  # fmt: skip


def test_labels_of_a_language_without_words_for_none_are_left_out():
    assert MODEL.likest("Główne trudności").margin < 0


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("Πράξη με προϋπολογισμό", "resources"),
        ("Τι έδειξαν τα αποτελέσματα", "evidence"),
        ("Coordinating beneficiary", "institution"),
        ("Obstacles on the road", "difficulties"),
    ],
)
def test_letters_tell_a_field_by_a_margin(words, field):
    told = MODEL.likest(words)
    assert (told.field.name, told.margin > 8) == (field, True)


@pytest.mark.parametrize("words", ["News and events", "Sign up for our newsletter", "Μετάβαση στο περιεχόμενο"])
def test_words_of_menus_are_likest_to_no_label(words):
    assert MODEL.likest(words).margin < 0


def test_labels_of_an_office_are_counted_too():
    own = extended(shipped(), {"fields.toml": '[difficulties]\nel = ["Τα στραβά κι ανάποδα του δρόμου"]'.encode()})
    assert label_model(own).likest("Στραβά κι ανάποδα").field.name == "difficulties"
    assert MODEL.likest("Στραβά κι ανάποδα").margin < label_model(own).likest("Στραβά κι ανάποδα").margin


def test_a_run_of_letters_has_the_same_bucket_on_all_machines():
    assert bucket("=news") == 52582


def test_languages_whose_boilerplate_is_unknown_are_not_counted():
    tables = {
        "fields.toml": '[evidence]\ncs = ["Hromadění úrody"]\n'.encode(),
        "cs.toml": b'[boilerplate]\nlines = ["Tisk"]\n',
    }
    other = label_model(extended(shipped(), {"fields.toml": tables["fields.toml"]}))
    known = label_model(extended(shipped(), tables))
    assert "hroma" not in other.postings
    assert "hroma" in known.postings


def test_each_run_of_letters_counts_for_the_class_that_has_it_most():
    scores, count = MODEL.scores("budget")
    best = max(range(len(MODEL.fields)), key=scores.__getitem__)
    assert MODEL.fields[best].name == "resources"
    assert 0 < count <= len(grams("budget"))
    assert len(scores) == len(MODEL.fields) + 1


def test_the_model_is_counted_of_rows_and_of_words_that_are_none():
    headings = zlib.compress((7).to_bytes(4, "big") + bytes(BUCKETS))
    postings, others, priors, floors = _counted([["mill"], ["oven", "oven and mill"]], ["menu"], headings)
    assert [*map(ord, postings["=mill"])] == [0, 1, 1, 1]
    assert [*map(ord, postings["=oven"])] == [1, 2]
    assert others[bucket("=menu")] == 10
    assert sum(others) == 10 * len(grams("menu"))
    assert priors == tuple(math.log(count) for count in (2, 3, 9))
    assert floors[0] > floors[1]
    assert floors[0] == pytest.approx(
        math.log(0.05 / (len(grams("mill")) + 0.05 * (len(postings) + len(grams("menu")))))
    )


def test_words_of_boilerplate_count_up_to_what_a_byte_holds():
    headings = zlib.compress((0).to_bytes(4, "big") + b"\xfa" * BUCKETS)
    _, others, _, _ = _counted([["mill"]], ["menu"], headings)
    assert others[bucket("=menu")] == 255


def test_the_margin_to_the_next_best_is_less_the_more_runs_of_letters_are_asked_for():
    scores, count = MODEL.scores("budget")
    best, next_best = sorted(scores, reverse=True)[:2]
    assert MODEL.likest("budget").margin == pytest.approx((best - next_best) / math.sqrt(count + 1))


def test_the_counts_of_headings_are_made_of_the_lines_that_label_nothing(tmp_path, monkeypatch):
    script = Path(__file__).parents[3] / "scripts" / "make_headings.py"
    spec = importlib.util.spec_from_file_location("make_headings", script)
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    page = "<h1>News</h1><h2>Latest votes</h2><h2>Latest notes</h2><h2>Summary</h2><p>Nothing else.</p>"
    (tmp_path / "news.html").write_text(page, encoding="utf-8")
    monkeypatch.setattr(maker, "TARGET", tmp_path / "headings.bin")
    maker.main(tmp_path)
    made = zlib.decompress((tmp_path / "headings.bin").read_bytes())
    assert int.from_bytes(made[:4], "big") == 4
    assert made[4 + bucket("=latest")] == 2
    assert made[4 + bucket("=summary")] == 0
