"""How values are written, in all languages of the lexicon together."""

from __future__ import annotations

from pipeline.lexicon import Lexicon, extended
from pipeline.lexicon.values import figures, kinds, roles, words


def test_months_are_known_in_every_case(lexicon: Lexicon) -> None:
    months = words(lexicon).months
    assert {months[form] for form in ("Μάιος", "Μαΐου", "May")} == {5}
    assert sorted(set(months.values())) == list(range(1, 13))


def test_seasons_are_numbered_as_edtf_numbers_them(lexicon: Lexicon) -> None:
    seasons = words(lexicon).seasons
    assert sorted(set(seasons.values())) == [21, 22, 23, 24]
    assert seasons["χειμώνας"] == 24


def test_another_language_of_an_office_adds_its_words(lexicon: Lexicon) -> None:
    table = """
    [values]
    months = ["януари", "февруари"]
    magnitudes = {"хил." = 3}
    currencies = {"лв." = "BGN"}
    [values.kinds]
    practice = ["Добра практика"]
    [values.roles]
    total = ["общо"]
    [values.figures]
    counted = ["посетител"]
    """
    own = extended(lexicon, {"bg.toml": table.encode()})
    assert words(own).months["февруари"] == 2
    assert words(own).months["May"] == 5
    assert (words(own).magnitudes["хил."], words(own).currencies["лв."]) == (3, "BGN")
    assert "Добра практика" in kinds(own).practice
    assert "общо" in roles(own).total
    assert "посетител" in figures(own).counted
    assert "общо" not in roles(lexicon).total
