from __future__ import annotations

from flask import Flask

from pipeline.lexicon import shipped
from pipeline.model import Look
from pipeline.serve.guard import Door
from pipeline.serve.screens import Screens


def test_a_screen_speaks_the_language_of_the_request_and_carries_the_token(look: Look) -> None:
    door = Door.here(1)
    screens = Screens(look, shipped(), door, "auto")
    app = Flask("a review")
    with app.test_request_context("/", headers={"Accept-Language": "en"}, environ_overrides={}):
        text = screens.show("error.html", 404, known=404, text="", hint="").get_data(as_text=True)
    assert "<!DOCTYPE html>" in text
    assert ('<html lang="en">' in text) or ('<html lang="el">' in text)


def test_the_style_brings_the_reports_fonts_and_the_brands_colours(look: Look) -> None:
    screens = Screens(look, shipped(), Door.here(1), "el")
    with Flask("a review").test_request_context("/"):
        style = screens.file("review.css")
        assert style
        text = style.get_data(as_text=True)
    assert text.count("@font-face {") > 5
    assert f"--accent: {dict(look.brand)['accent']}" in text


def test_templates_and_other_files_are_no_part_of_it(look: Look) -> None:
    screens = Screens(look, shipped(), Door.here(1), "el")
    with Flask("a review").test_request_context("/"):
        assert screens.file("list.html") is None
        assert screens.file("sheet.css") is None
        assert screens.file("../report.css") is None
