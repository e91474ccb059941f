from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection

import pytest
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from pipeline.errors import ConfigurationError
from pipeline.model import Look, Resource
from pipeline.render.pdf.press import LOOK, Fetcher, Press, parse, press, resource_url
from pipeline.render.pdf.styles import keeping


def test_a_press_is_kept_for_its_look(look: Look, look_of: Callable[..., Look]) -> None:
    ready = press(look)
    assert press(look) is ready
    assert press(look_of(brand=(("accent", "#7a1f3d"),))) is not ready


def test_a_further_style_sheet_shares_the_fonts_of_its_look(look: Look) -> None:
    further = press(look, "p { color: red }")
    assert further is not press(look)
    assert further.fonts is press(look).fonts


@pytest.mark.slow
def test_what_is_parsed_before_a_fork_loads_no_fonts(look: Look) -> None:
    look = replace(look, digest="not parsed before")
    gc.collect()
    before = sum(isinstance(one, FontConfiguration) for one in gc.get_objects())
    assert len(parse(look, "")[1].named) >= 4
    assert sum(isinstance(one, FontConfiguration) for one in gc.get_objects()) == before


def test_a_forked_process_has_fonts_of_its_own_and_takes_the_kept_styles_along(look: Look) -> None:
    # Of one that other tests use, the parsed style may have made room for later ones.
    look = replace(look, digest="of a process that forks")
    ready = press(look)
    with keeping(ready.kept):
        HTML(string="<p>Words</p>").render(font_config=ready.fonts, stylesheets=[ready.style])
    assert ready.kept.styles
    ours, theirs = multiprocessing.get_context("fork").Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(target=_tell, args=(look, ready, theirs))
    child.start()
    # Or it would not be seen from here that the child has ended without an answer.
    theirs.close()
    with ours:
        assert ours.recv() == (False, True, {True})
        child.join()


def _tell(look: Look, ready: Press, answer: Connection) -> None:
    here = press(look)
    are_of_here = {style.font_config is here.fonts for style in here.kept.styles.values()}
    answer.send((here.fonts is ready.fonts, here.style is ready.style, are_of_here))


def test_a_style_sheet_that_names_a_missing_file_is_a_wrong_configuration(look_of: Callable[..., Look]) -> None:
    with pytest.raises(ConfigurationError, match="missing"):
        press(look_of({"sheet.css": b'@import url("missing.css");'}))


@pytest.mark.parametrize(
    "url", ["https://look.invalid/other.png", "file:///etc/passwd", "https://page.invalid/a.jpg", LOOK]
)
def test_nothing_is_served_but_the_files_of_the_look_and_the_pictures_of_the_sheet(url: str) -> None:
    fetcher = Fetcher(Look((("logo.png", b"dots"), ("notes", b"words")), ""), (Resource("a.jpg", "image/jpeg", b"j"),))
    served = [fetcher.fetch(one) for one in (f"{LOOK}logo.png", f"{LOOK}notes", resource_url("a.jpg"))]
    assert [(one.read(), one.content_type) for one in served] == [
        (b"dots", "image/png"),
        (b"words", "application/octet-stream"),
        (b"j", "image/jpeg"),
    ]
    with pytest.raises(KeyError):
        fetcher.fetch(url)


def test_a_pictures_address_holds_nothing_of_its_name_that_an_address_could_read() -> None:
    assert resource_url("../λίμνη?.jpg").removeprefix("https://page.invalid/").isalnum()
    assert resource_url("a.jpg") != resource_url("b.jpg")
