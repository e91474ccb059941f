from __future__ import annotations

from pathlib import Path

from pipeline.run.memory_hints import MissingText, memory_hints
from pipeline.settings import Settings

BOTH = """ΚΑΛΗ ΠΡΑΚΤΙΚΗ
Το κοινό περιβόλι
The shared orchard
Περίληψη
Οκτώ γείτονες φροντίζουν μαζί ένα εγκαταλειμμένο περιβόλι και μοιράζονται τη σοδειά.
Πόροι
Τα εργαλεία κόστισαν 3.200 € και η περίφραξη 1.150 €.
Summary
Eight neighbours look after an abandoned orchard together and share the harvest.
Resources needed
The tools cost €3,200 and the fence €1,150.
"""
SAID, ANSWER = BOTH.splitlines()[4], BOTH.splitlines()[8]


def test_what_another_page_says_in_both_languages_is_remembered_and_the_rest_is_not(tmp_path: Path) -> None:
    (tmp_path / "input").mkdir()
    (tmp_path / "input/a.txt").write_text(BOTH, encoding="utf-8")
    gap = MissingText("n.summary.en", f"{SAID}\n\nΚάτι που δεν ειπώθηκε ποτέ.", "el", "en")
    (found,) = memory_hints([gap], Settings(), tmp_path, 1)
    matches = [part.match for part in found.parts]
    assert [match and (match.score, match.target) for match in matches] == [(100, ANSWER), None]
    assert found.draft == ANSWER


def test_each_list_item_is_looked_up_by_itself_with_the_terms_of_the_glossary(tmp_path: Path) -> None:
    (tmp_path / "input").mkdir()
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "input/a.txt").write_text(BOTH, encoding="utf-8")
    (tmp_path / "lexicon/glossary.csv").write_text("el,en,note\nπεριβόλι,orchard,of trees\n", encoding="utf-8")
    gap = MissingText("n.summary.en", f"Αρχή.\n\n- {SAID}\n- Άλλο.\n- {SAID}", "el", "en")
    (found,) = memory_hints([gap], Settings(), tmp_path, 2)
    assert [part.words for part in found.parts] == ["Αρχή.", SAID, "Άλλο.", SAID]
    assert found.draft == f"- {ANSWER}\n- {ANSWER}"
    assert [[(term.en, term.note) for term in part.help.terms] for part in found.parts] == [
        [],
        [("orchard", "of trees")],
        [],
        [("orchard", "of trees")],
    ]
