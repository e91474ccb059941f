"""One page from Python, in this process and without limits: for trusted pages, notebooks and tests."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.errors import InputError
from pipeline.messages import Message
from pipeline.record import as_dict
from pipeline.run import steps
from pipeline.run.recipe import Recipe
from pipeline.settings import Settings
from pipeline.store.load import load_page
from pipeline.store.own_files import load_lexicon, load_look
from pipeline.store.remote import path_or_url
from pipeline.store.review_stamps import ReviewFolder
from pipeline.store.walk import sources


def extract_page(path: str | os.PathLike[str], settings: Settings | None = None) -> list[dict[str, Any]]:
    """The records of the page at `path`, or of all pages of the archive there, as the contract's JSON objects.

    Raises InputError where there is no such file, PageError where it cannot be read.
    """
    settings, folder, file = settings or Settings(), Path(), Path(path)
    if file.is_dir():
        raise InputError(Message("run.is-folder", file=str(file)), Message("run.name-one-page"))
    recipe = Recipe(settings, load_lexicon(settings, folder), load_look(settings, folder))
    max_bytes = settings.limits.page_mb * 1_000_000
    reviews = ReviewFolder.of(path_or_url(settings.reviewing.folder, folder))
    records: list[dict[str, Any]] = []
    for source in sources([file], folder / settings.input):
        own = replace(recipe, written=reviews.written(source.path))
        records += map(as_dict, steps.records(*load_page(source, max_bytes), own))
    return records
