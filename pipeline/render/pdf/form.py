"""The forms in which a sheet is set: how they look, how many pages they may take, for whom they are tagged."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import Look

# PDF/A-2a, to which the finishing touches add PDF/UA-1.
ACCESSIBLE = "pdf/a-2a"


@dataclass(frozen=True, slots=True)
class Form:
    """One way to set a sheet.

    `style` is the text of a style sheet that follows the look's own, `variant` the name of the variant whose it is.
    `own` are custom properties of this one sheet, for its pages alone, such as the number of its first page in a book.
    `pages` are how many pages are wanted at most (0: as many as it takes), `layout` is the style sheet's layout (0: the
    one that suits the sheet's length), `conformance` WeasyPrint's name of the kind of PDF, "" for a file without tags.
    """

    style: str = ""
    pages: int = 2
    layout: int = 0
    conformance: str = ACCESSIBLE
    variant: str = ""
    own: tuple[tuple[str, str], ...] = ()


SCREEN = Form()


def form_of(look: Look, variant: str) -> Form:
    """The form of a variant, with the look's style sheet for it."""
    return Form(look.file(f"variants/{variant}.css").decode("utf-8"), variant=variant)
