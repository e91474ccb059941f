from pipeline.model.pack import Said


def test_words_that_are_the_same_in_both_languages_are_said_once() -> None:
    assert Said("Φόρουμ", "Forum").in_languages() == (("el", "Φόρουμ"), ("en", "Forum"))
    assert Said("LIMNES 4", "LIMNES 4").in_languages() == (("el", "LIMNES 4"),)
    assert Said("", "Forum").in_languages() == (("en", "Forum"),)
    assert not Said().in_languages()
