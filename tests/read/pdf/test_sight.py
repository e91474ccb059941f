"""Words that nobody sees are set aside and told; what is seen stays, on whatever ground."""

import pytest

SEEN = (50, 700, "The mill grinds barley for the villages.")
GREY_BOX, DARK_BOX, WHITE_BOX = (f"q {grey} g 40 590 400 30 re f Q\n" for grey in ("0.5", "0.1", "1"))
# A picture of one grey dot, as large as half the page.
PHOTO = "q 500 0 0 400 40 300 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n"
PAGE_SCAN = "q 600 0 0 800 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q\n"


def white(x, y, words):
    return f"q 1 g BT /F1 10 Tf {x} {y} Td ({words}) Tj ET Q\n"


@pytest.mark.parametrize(
    "drawing",
    [
        "BT 3 Tr /F1 10 Tf 50 600 Td (planted) Tj ET\n",
        (50, -300, "planted"),
        (900, 600, "planted"),
        (50, 600, "planted", 0.4),
        white(50, 600, "planted"),
        "q 0.99 g BT /F1 10 Tf 50 600 Td (planted) Tj ET Q\n",
        f"{GREY_BOX}q 0.5 g BT /F1 10 Tf 50 600 Td (planted) Tj ET Q\n",
        f"BT /F1 10 Tf 50 600 Td (planted) Tj ET\n{DARK_BOX}",
        f"BT /F1 10 Tf 50 600 Td (planted) Tj ET\n{WHITE_BOX}",
        f"BT /F1 10 Tf 50 600 Td (planted) Tj ET\n{PHOTO}",
    ],
    ids=[
        "no ink",
        "below",
        "beside",
        "tiny",
        "white",
        "nearly white",
        "grey on grey",
        "blackened",
        "whitened",
        "behind",
    ],
)
def test_what_nobody_sees_is_set_aside_and_told(drawn, drawing):
    document = drawn([SEEN, drawing])
    assert [(block.text, block.boilerplate) for block in document.blocks] == [
        ("The mill grinds barley for the villages.", ""),
        ("planted", "hidden"),
    ]
    (issue,) = document.issues
    assert issue.code == "hidden-text"
    assert "page 1" in issue.message
    assert "planted" in issue.message


@pytest.mark.parametrize(
    "drawing",
    [
        f"{DARK_BOX}{white(50, 600, 'seen well')}",
        f"{GREY_BOX}BT /F1 10 Tf 50 600 Td (seen well) Tj ET\n",
        f"{WHITE_BOX}BT /F1 10 Tf 50 600 Td (seen well) Tj ET\n",
        f"{PHOTO}BT /F1 10 Tf 50 600 Td (seen well) Tj ET\n",
        "q 0.6 g BT /F1 7 Tf 50 600 Td (seen well) Tj ET Q\n",
        (50, 600, "seen well", 2),
    ],
    ids=["white on dark", "black on grey", "on a white ground", "on a picture", "pale", "small"],
)
def test_what_is_seen_is_read_on_whatever_ground(shown, drawing):
    assert shown([SEEN, drawing]) == ["The mill grinds barley for the villages.", "seen well"]


def test_text_that_was_recognised_behind_a_scan_is_read(drawn):
    behind = "BT 3 Tr /F1 10 Tf 50 600 Td (The mill grinds barley.) Tj ET\n"
    document = drawn([PAGE_SCAN, behind])
    assert [(block.text, block.boilerplate) for block in document.blocks] == [("The mill grinds barley.", "")]
    assert not document.issues


def test_a_few_words_without_ink_on_a_picture_are_printed_and_told(drawn):
    text = [(50, 750 - 13 * at, "The mill grinds barley for the villages.") for at in range(3)]
    document = drawn([*text, PHOTO, "BT 3 Tr /F1 10 Tf 50 500 Td (Best of all) Tj ET\n"])
    assert document.blocks[-1].text == "Best of all"
    assert ["may not be visible" in issue.message for issue in document.issues] == [True]


LAYERS = ["<</Type/OCG/Name(Draft)>>", "<</Type/OCG/Name(Text)>>"]
CATALOGUE = "/OCProperties<</OCGs[100 0 R 101 0 R]/D<</ON[101 0 R]/OFF[100 0 R]>>>>"


def layered(name):
    return f"/OC /{name} BDC BT /F1 10 Tf 50 600 Td (on a layer) Tj ET EMC\n"


def test_words_on_a_layer_that_is_switched_off_are_set_aside(drawn):
    def blocks(name):
        layers = {"more": LAYERS, "catalogue": CATALOGUE, "resources": "/Properties<</Off 100 0 R/On 101 0 R>>"}
        return [(block.text, block.boilerplate) for block in drawn([SEEN, layered(name)], **layers).blocks]

    assert blocks("Off")[1:] == [("on a layer", "hidden")]
    assert blocks("On")[1:] == [("on a layer", "")]
