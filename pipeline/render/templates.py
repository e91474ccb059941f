"""The look's templates. They run in Jinja's sandbox: a working folder that came by mail may bring its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

import jinja2
from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from pipeline.errors import ConfigurationError
from pipeline.kept import kept
from pipeline.messages import Message


def new_environment() -> SandboxedEnvironment:
    """An environment whose templates reach nothing but what they are given."""
    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def compiled(environment: SandboxedEnvironment, name: str, source: bytes) -> Template:
    """The template in `source`, whose code is kept under its name from start to start; TemplateError if it is none."""
    text = source.decode("utf-8")
    code = kept(name.replace("/", "-"), jinja2.__version__.encode() + source, lambda: environment.compile(text))
    return environment.template_class.from_code(environment, code, environment.make_globals(None))


@lru_cache(maxsize=16)
def template_of(name: str, source: bytes) -> Template:
    """The template in `source`, ready for use; ConfigurationError if it is none."""
    with naming(name):
        return compiled(new_environment(), name, source)


@contextmanager
def naming(name: str) -> Iterator[None]:
    """Tell what is wrong with the template of that name; ConfigurationError."""
    try:
        yield
    except TemplateError as error:
        line = getattr(error, "lineno", None)
        place = f"{name}:{line}" if line else name
        raise ConfigurationError(
            Message("render.template", place=place, problem=str(error.message)), Message("render.mend-template")
        ) from error
