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
    months = ["јануар", "фебруар"]
    magnitudes = {"хиљ." = 3}
    currencies = {"дин." = "RSD"}
    [values.kinds]
    practice = ["Добра пракса"]
    [values.roles]
    total = ["укупно"]
    [values.figures]
    counted = ["посетилац"]
    """
    own = extended(lexicon, {"sr.toml": table.encode()})
    assert words(own).months["фебруар"] == 2
    assert words(own).months["May"] == 5
    assert (words(own).magnitudes["хиљ."], words(own).currencies["дин."]) == (3, "RSD")
    assert "Добра пракса" in kinds(own).practice
    assert "укупно" in roles(own).total
    assert figures(own, "sr").counted == ("посетилац",)
    assert not figures(lexicon, "sr").counted
    assert "укупно" not in roles(lexicon).total


def test_an_offices_months_stand_beside_the_shipped_ones_by_their_place(lexicon: Lexicon) -> None:
    table = '[values]\nmonths = ["януарий", "февруари", "мартий"]\nseasons = ["пролет"]\n'
    own = words(extended(lexicon, {"bg.toml": table.encode()}))
    assert [own.months[name] for name in ("януари", "януарий", "февруари", "мартий", "декември")] == [1, 1, 2, 3, 12]
    assert (own.seasons["пролет"], own.seasons["зима"]) == (21, 24)
