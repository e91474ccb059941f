from __future__ import annotations

import pytest
from jinja2 import Template

from pipeline.errors import ConfigurationError, ExitCode
from pipeline.messages import in_language
from pipeline.render.templates import compiled, naming, new_environment


def _filled(template: str) -> str:
    with naming("sheet.html"):
        return compiled(new_environment(), "test/sheet.html", template.encode()).render(words=["a<b"], cut=len)


def test_a_template_is_filled_with_what_it_is_given_and_escapes_it() -> None:
    assert _filled("{% for word in words %}{{ word }} {{ cut(word) }}{% endfor %}") == "a&lt;b 3"


def test_a_template_that_was_compiled_before_makes_the_same_of_other_words() -> None:
    source = b"{% macro twice(word) %}{{ word }}{{ word }}{% endmacro %}{{ twice(word) }}"
    for word in ("<", "α"):
        page = compiled(new_environment(), "test/sheet.html", source)
        assert page.render(word=word) == Template(source.decode(), autoescape=True).render(word=word)


@pytest.mark.parametrize(
    "template",
    [
        "{{ cut.__self__ }}",
        "{{ words.__class__.__mro__[1].__subclasses__() }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ ''.__class__ }}",
        "{{ '{0.__class__}'.format(words) | length }}{{ ('{0.__class__}' | string).format(words) }}",
    ],
)
def test_a_template_reaches_nothing_else(template: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        _filled(template)
    assert raised.value.exit_code is ExitCode.CONFIGURATION
    assert raised.value.text.startswith("templates: sheet.html: ")


def test_a_slip_in_a_template_is_told_with_its_line_in_both_languages() -> None:
    with pytest.raises(ConfigurationError) as raised:
        _filled("<p>\n{% for word in words %}\n")
    assert raised.value.text.startswith("templates: sheet.html:2: ")
    assert in_language(raised.value.text, "el").startswith("πρότυπα: sheet.html:2: ")
