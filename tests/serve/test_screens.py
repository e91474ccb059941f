from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from werkzeug.http import parse_options_header

from pipeline.lexicon import shipped
from pipeline.model import Look
from pipeline.serve.guard import Door
from pipeline.serve.screens import Screens, file_response


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


@pytest.mark.parametrize("name", ["sheet.pdf", "Καφενείο των εγγράφων.pdf", "mill 😀.pdf", 'a"b.pdf'])
def test_a_file_of_any_name_can_be_saved_under_it(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"%PDF")
    with Flask("t").app_context():
        said = file_response(tmp_path / name, is_saved=True).headers["Content-Disposition"]
    # As servers send headers.
    kind, values = parse_options_header(said.encode("latin-1").decode("latin-1"))
    assert (kind, values) == ("attachment", {"filename": name})
