"""Names of the small pictures of sheets in the run's report."""

from __future__ import annotations

# Beside report.html, in a folder named as browsers name that of a saved page.
_FOLDER, _SUFFIX = "report_files/", ".jpg"


def picture_name(base: str) -> str:
    """The name, relative to the output folder, of the picture of the sheet whose files are called `base`."""
    return f"{_FOLDER}{base}{_SUFFIX}"


def is_picture(name: str) -> bool:
    """Whether an output is a sheet's picture, made with its PDF."""
    return name.startswith(_FOLDER) and name.endswith(_SUFFIX)


def with_base(name: str, old: str, new: str) -> str:
    """The name of a sheet's output with the base `new` in place of `old`."""
    folder = _FOLDER if is_picture(name) else ""
    return f"{folder}{new}{name[len(folder) + len(old) :]}"
