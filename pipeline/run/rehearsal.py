"""Takes a page of our own through the steps before any real one, to load what every page needs.

Workers share what is loaded before they are forked. A process that goes on from run to run rehearses once.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache

from pipeline.errors import PipelineError
from pipeline.model import Page
from pipeline.run import steps
from pipeline.run.recipe import JSON, Recipe
from pipeline.store.lessons import Teachings

# It has what most pages have: two languages, labels and words that are none, sums, dates, a place, lists and links.
PAGE = """<!DOCTYPE html><html lang="el"><title>Καλή πρακτική</title><h1>Το εργαστήριο / Good practice</h1>
<h2>Έργο</h2><p>Μύλος, Interreg Europe</p><h2>Περιοχή</h2><p>Ηράκλειο, Κρήτη, Ελλάδα</p>
<h2>Προϋπολογισμός</h2><p>1.000.000 ευρώ</p><h2>Διάρκεια</h2><p>2015 – 2018</p><h2>Φορέας</h2><p>Ο δήμος</p>
<h2>Σύντομη περιγραφή</h2><p>Το εργαστήριο άνοιξε το 2015 με 1.000 ευρώ και 35 ανθρώπους στον παλιό μύλο της πόλης.</p>
<p>Οι κάτοικοι έφτιαξαν μαζί του τα πρώτα εργαλεία και τα πούλησαν στην αγορά.</p>
<h2>Αποτελέσματα</h2><ul><li>35 νέες θέσεις εργασίας</li><li>12 μαθήματα τον χρόνο</li></ul>
<h2>Short description</h2><p>The workshop opened in 2015 with 1,000 euros and 35 people in the old mill of the town.</p>
<p>The neighbours made their first tools there and sold them on the market.</p>
<h2>Results</h2><ul><li>35 new jobs</li><li>12 courses a year</li></ul>
<h2>What others may take from it</h2><p>Begin small, and ask the neighbours first.</p>
<h2>Contact</h2><p>info@example.org, <a href="https://example.org">example.org</a></p>""".encode()


def rehearse(recipe: Recipe, formats: Collection[str] = ()) -> None:
    """Take the page to its record, and to sheets in these formats; what is wrong with them the first page will tell."""
    settings = replace(recipe.settings, formats=tuple(sorted(formats)))
    with suppress(PipelineError):
        _rehearse_once(replace(recipe, settings=settings, teachings=Teachings(), conversions=""))


@lru_cache(maxsize=4)
def _rehearse_once(recipe: Recipe) -> None:
    page = Page.of("", "", PAGE)
    if set(recipe.settings.formats) - {JSON}:
        steps.build_page(page, (), "", recipe)
    else:
        steps.records(page, (), recipe)
