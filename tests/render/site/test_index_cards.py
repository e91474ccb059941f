from pipeline.model import Place
from pipeline.model.pack import Bilingual
from pipeline.render.site.index_cards import Facet, IndexCard, facets

BOAT = IndexCard(
    "boat",
    (("el", "Το πλωτό σχολείο"),),
    (("el", "Μια βάρκα."),),
    ((Place("GR"), Bilingual("Ελλάδα", "Greece")),),
    (Bilingual("Νερό", "Water"), Bilingual(en="Schools")),
    "2019",
    ("el",),
    "πλωτο σχολειο",
)


def test_each_choice_stands_once_with_its_words_in_both_languages() -> None:
    found = facets([BOAT, BOAT._replace(name="other", year="2020", languages=("el", "en"))])
    assert found["theme"] == [Facet("Νερό", "Νερό", "Water"), Facet("Schools", "Schools", "Schools")]
    assert found["place"] == [Facet("Ελλάδα", "Ελλάδα", "Greece")]
    assert [one.value for one in found["year"]] == ["2019", "2020"]
    assert [one.value for one in found["language"]] == ["el", "en"]


def test_a_card_is_a_plain_list_for_the_script() -> None:
    assert BOAT.raw() == [
        "boat",
        [["el", "Το πλωτό σχολείο"]],
        [["el", "Μια βάρκα."]],
        [["Ελλάδα", "Greece"]],
        [["Νερό", "Water"], ["Schools", "Schools"]],
        "2019",
        ["el"],
        "πλωτο σχολειο",
    ]
