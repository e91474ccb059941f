"""The pictures of sheets that the run's report shows, and which of a page's formats a file belongs to."""

from __future__ import annotations

from pipeline.store.names import ending, original

# Beside report.html as browsers put what belongs to a saved page.
_FOLDER, _SUFFIX = "report_files/", ".jpg"


def picture_name(base: str) -> str:
    """The name of the picture of the sheet whose files are called `base`, relative to the output folder."""
    return f"{_FOLDER}{base}{_SUFFIX}"


def is_picture(name: str) -> bool:
    """Whether an output is a sheet's picture, made with its PDF."""
    return name.startswith(_FOLDER) and name.endswith(_SUFFIX)


def format_of(name: str, path: str) -> str:
    """The format that an output of the page at `path` belongs to: it is up to date, made and deleted with that."""
    return "pdf" if is_picture(name) else ending(original(name), path).removeprefix(".")


def with_base(name: str, old: str, new: str) -> str:
    """The name of an output of the sheets that are called `old`, as one of those called `new`."""
    folder = _FOLDER if is_picture(name) else ""
    return f"{folder}{new}{name[len(folder) + len(old) :]}"
