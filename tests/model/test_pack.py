from pipeline.model.pack import Bilingual


def test_words_that_are_the_same_in_both_languages_are_said_once() -> None:
    assert Bilingual("Φόρουμ", "Forum").in_languages() == (("el", "Φόρουμ"), ("en", "Forum"))
    assert Bilingual("LIMNES 4", "LIMNES 4").in_languages() == (("el", "LIMNES 4"),)
    assert Bilingual("", "Forum").in_languages() == (("en", "Forum"),)
    assert not Bilingual().in_languages()
