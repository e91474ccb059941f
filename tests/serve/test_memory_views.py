from __future__ import annotations

from typing import Any

from pipeline.model import EditOrigin
from pipeline.store.reviews import load_review


def test_what_was_translated_before_is_shown_and_saved_on_her_word_alone(browser: Any) -> None:
    (browser.folder / "input/village/twin.txt").write_text(
        "ΚΑΛΗ ΠΡΑΚΤΙΚΗ\nΤο δεύτερο περιβόλι\nΠερίληψη\n"
        "Οκτώ γείτονες φροντίζουν μαζί ένα εγκαταλειμμένο περιβόλι και μοιράζονται τη σοδειά.\n",
        encoding="utf-8",
    )
    (browser.folder / "lexicon").mkdir()
    (browser.folder / "lexicon/glossary.csv").write_text("el,en,note\nσοδειά,harvest,not crop\n", encoding="utf-8")
    shown = browser.get("/memory/village/twin.txt").text
    assert '<span lang="el">σοδειά</span> = <span lang="en">harvest</span> (not crop)' in shown
    words = "Eight neighbours look after an abandoned orchard together and share the harvest."
    assert f'<b>100&nbsp;%</b> <q lang="en">{words}</q>' in shown
    assert not (browser.folder / "review").exists()
    base = shown.partition('name="base" value="')[2].partition('"')[0]
    browser.post("/page/village/twin.txt", {"base": base, "practice": "", "n.summary.en": words, "do": "save"})
    (edit,) = load_review(browser.folder / "review", "village/twin.txt")[0].edits
    assert (edit.text, edit.how) == (words, EditOrigin.TRANSLATION)


def test_a_page_in_both_languages_wants_nothing(browser: Any) -> None:
    assert browser.get("/memory/village/orchard.txt").status_code == 200
