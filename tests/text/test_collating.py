from itertools import permutations

from pipeline.text.collating import collation


def test_accents_case_and_the_final_sigma_make_no_difference() -> None:
    words = ["άλσος", "Αλσύλλιο", "έλος", "Ελοσ άλλο", "Ήλιος", "ΉΛΙΟΣ παλιός", "Όρος", "ωδή"]
    for mixed in list(permutations(words))[::997]:
        assert sorted(mixed, key=collation) == words


def test_greek_stands_before_latin_unless_latin_is_the_readers_own() -> None:
    titles = ["Bakery heat", "Ζωντανό νερό", "A bench", "Άλογα"]
    assert sorted(titles, key=collation) == ["Άλογα", "Ζωντανό νερό", "A bench", "Bakery heat"]
    own = sorted(titles, key=lambda one: collation(one, greek_first=False))
    assert own == ["A bench", "Bakery heat", "Άλογα", "Ζωντανό νερό"]


def test_numbers_stand_in_the_order_of_their_values_and_signs_count_for_nothing() -> None:
    titles = ["2 δρόμοι", "«10 δρόμοι»", "Δράση 9", "Δράση 10", "«Δράση, η νέα"]
    assert sorted([*titles[2:], *titles[:2]], key=collation) == titles


def test_no_two_different_titles_have_one_key() -> None:
    assert collation("άλσος") != collation("Άλσος")
