"""A Word document as the checks see it, from packages made by hand."""

from __future__ import annotations

import io
import zipfile

import pytest

from pipeline.check.docx_file import BrokenFileError, WordFile
from pipeline.messages import Message, in_language

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
)


def word(body: str = "", **parts: str) -> WordFile:
    """A document of these parts; names have `_` for `/`."""
    out = io.BytesIO()
    everything = {"word/document.xml": f"<w:body>{body}</w:body>", "word/settings.xml": ""}
    everything |= {name.replace("_", "/") + ".xml": text for name, text in parts.items()}
    with zipfile.ZipFile(out, "w") as package:
        for name, text in everything.items():
            top = "document" if name == "word/document.xml" else "part"
            package.writestr(name, f"<w:{top} {SPACES}>{text}</w:{top}>")
    return WordFile(out.getvalue())


@pytest.mark.parametrize(
    ("settings", "version", "hyphenates"),
    [
        ("", 0, False),
        ('<w:compat><w:compatSetting w:name="compatibilityMode" w:val="15"/></w:compat>', 15, False),
        ('<w:compat><w:compatSetting w:name="compatibilityMode" w:val="new"/></w:compat>', 0, False),
        ("<w:autoHyphenation/>", 0, True),
        ('<w:autoHyphenation w:val="0"/>', 0, False),
    ],
)
def test_settings_are_read_with_words_defaults(settings: str, version: int, *, hyphenates: bool) -> None:
    made = word(word_settings=settings)
    assert (made.compatibility, made.hyphenates) == (version, hyphenates)


def test_headers_and_footers_belong_to_the_words_and_comments_do_not() -> None:
    made = word(
        "<w:p><w:r><w:t>body</w:t></w:r></w:p>",
        word_header1="<w:p><w:r><w:t>head</w:t></w:r></w:p>",
        **{"word_header-of-section2": "<w:p><w:r><w:t>section</w:t></w:r></w:p>"},
        word_comments="<w:p><w:r><w:t>aside</w:t></w:r></w:p>",
    )
    assert [made.text(one) for one in made.paragraphs()] == ["body", "section", "head"]


def test_deleted_words_are_not_read() -> None:
    made = word("<w:p><w:r><w:t>a</w:t></w:r><w:del><w:r><w:delText>b</w:delText></w:r></w:del></w:p>")
    assert [made.text(one) for one in made.paragraphs()] == ["a"]


@pytest.mark.parametrize("text", ["<a", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</b>"])
def test_a_part_that_is_no_xml_makes_a_broken_file(text: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("word/document.xml", text)
    with pytest.raises(BrokenFileError) as broken:
        WordFile(out.getvalue())
    assert broken.value.args == (Message("read.broken-word"),)


@pytest.mark.parametrize("parts", [{}, {"docProps_core": "<a"}])
def test_a_part_that_lacks_or_is_no_xml_is_named_in_the_persons_language(parts: dict[str, str]) -> None:
    with pytest.raises(BrokenFileError) as broken:
        _ = word(**parts).title
    flaw = in_language(broken.value.args[0], "el")
    assert flaw == "το μέρος του docProps/core.xml λείπει ή είναι κατεστραμμένο"


def test_what_is_no_package_is_a_broken_file() -> None:
    with pytest.raises(BrokenFileError):
        WordFile(b"neither")


def test_a_package_that_would_fill_the_memory_is_not_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for number in range(5):
            package.writestr(f"word/media/{number}.png", b" " * 41_000_000)
    with pytest.raises(BrokenFileError, match="too large when unpacked"):
        WordFile(out.getvalue())
