"""The words below a picture belong to it: its caption, and whose picture it is."""

import pytest


def _pictures(page):
    return [(one.picture.caption, one.picture.credit) for one in page.blocks if one.picture]


_IMG = "<img src=a.jpg alt=x>"


@pytest.mark.parametrize(
    ("markup", "caption", "credit"),
    [
        (f"<figure>{_IMG}<figcaption>Salt at dusk</figcaption></figure>", "Salt at dusk", ""),
        (f"<figure>{_IMG}<figcaption>Salt now. Photo: M. P.</figcaption></figure>", "Salt now.", "Photo: M. P."),
        (f"<figure>{_IMG}<figcaption>Αλυκή (Φωτογραφία: Μ. Π.)</figcaption></figure>", "Αλυκή", "Φωτογραφία: Μ. Π."),
        (f"<figure>{_IMG}<figcaption>© Town of Rachi</figcaption></figure>", "", "© Town of Rachi"),
        (f"<div class=wp-caption><p>{_IMG}</p><p class=wp-caption-text>Salt</p></div>", "Salt", ""),
        (f"<div><div>{_IMG}</div><div class=image-credit>M. P.</div></div>", "", "M. P."),
        (f"<p>{_IMG}</p><p>Foto: M. P.</p>", "", "Foto: M. P."),
        (f"<figure><figcaption>Salt. Photo: M. P.</figcaption>{_IMG}</figure>", "Salt.", "Photo: M. P."),
        (f"<figure><figcaption><p>Salt</p><p>Αλάτι</p></figcaption>{_IMG}</figure>", "Salt Αλάτι", ""),
        (f"<figure><p>Salt is dear.</p>{_IMG}</figure>", "", ""),
        (f"<p>{_IMG}</p><p>The salt works open in May.</p>", "", ""),
        (f"<p>{_IMG}</p><p>Photographs of the mill are shown in May.</p>", "", ""),
    ],
)  # fmt: skip
def test_a_picture_knows_its_caption_and_credit(document, markup, caption, credit):
    page = document(f"<h1>Salt works</h1>{markup}<p>The town opened the old salt works to schools.</p>")
    assert _pictures(page) == [(caption, credit)]
    captions = [block.text for block in page.blocks if block.kind.value == "caption"]
    assert bool(captions) is bool(caption or credit)


def test_the_caption_of_one_picture_is_not_the_next_ones(document):
    one = f"<figure>{_IMG}<figcaption>One</figcaption></figure>"
    assert _pictures(document(one + one.replace("One", "Two"))) == [("One", ""), ("Two", "")]
    assert _pictures(document(f"{one}<figure>{_IMG}</figure>")) == [("One", ""), ("", "")]
