"""A small project under review, and a browser's way into it."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask.testing import EnvironBuilder, FlaskClient
from werkzeug.test import TestResponse

from pipeline.render import FORMATS
from pipeline.run.build import build
from pipeline.run.recipe import Recipe
from pipeline.run.rehearsal import rehearse
from pipeline.run.reviewing import ReviewDesk
from pipeline.serve.app import review_app
from pipeline.serve.guard import Door
from pipeline.settings import Settings
from pipeline.store.own_files import load_lexicon, load_look

PORT = 8123
HOST = f"127.0.0.1:{PORT}"
OWN = {"Host": HOST, "Origin": f"http://{HOST}", "Sec-Fetch-Site": "same-origin"}

ORCHARD = """ΚΑΛΗ ΠΡΑΚΤΙΚΗ
Το κοινό περιβόλι
The shared orchard
Περίληψη
Οκτώ γείτονες φροντίζουν μαζί ένα εγκαταλειμμένο περιβόλι και μοιράζονται τη σοδειά.
Πόροι
Τα εργαλεία κόστισαν 3.200 € και η περίφραξη 1.150 €.
Φορέας υλοποίησης
Σύλλογος Πάνω Ρεματιάς
Summary
Eight neighbours look after an abandoned orchard together and share the harvest.
Resources needed
The tools cost €3,200 and the fence €1,150.
"""
WELL = """GOOD PRACTICE
The well keepers
Summary
Each street of the village keeps one well, cleans it in spring and reads its level aloud at the market.
Resources needed
Buckets, rope and €400 a year.
"""


@dataclass
class Browser:
    """A browser that holds the review's key."""

    client: FlaskClient
    door: Door
    desk: ReviewDesk
    folder: Path

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.client.get(path, headers={"Host": HOST, **headers})

    def waits(self) -> None:
        """Until all builds behind the review are done."""
        for _ in range(600):
            if not (self.desk.progress().is_running or self.desk.progress().is_waiting):
                return
            time.sleep(0.05)

    def post(self, path: str, data: dict[str, Any] | None = None, **headers: str) -> TestResponse:
        form = {"token": self.door.token, **(data or {})}
        builder = EnvironBuilder(
            self.client.application,
            path,
            method="POST",
            data=form,
            headers={**OWN, **headers},
            content_type="multipart/form-data",
        )
        request = builder.get_request()
        # A large form stands in a file on disk, which Werkzeug's client leaves open.
        with closing(builder), closing(request.environ["wsgi.input"]):
            return self.client.open(request)


SETTINGS = Settings(formats=("json",))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A working folder with two pages."""
    return _with_pages(tmp_path)


def _with_pages(folder: Path) -> Path:
    (folder / "input/village").mkdir(parents=True)
    (folder / "input/village/orchard.txt").write_text(ORCHARD, encoding="utf-8")
    (folder / "input/village/well.txt").write_text(WELL, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same folder with the records of its pages built, which no test changes."""
    folder = _with_pages(tmp_path_factory.mktemp("built"))
    build(SETTINGS, folder=folder)
    # What each review loads at its start: here once for all, as its processes are forked from this one.
    recipe = Recipe(SETTINGS, load_lexicon(SETTINGS, folder), load_look(SETTINGS, folder))
    FORMATS["pdf"].warm_up(recipe.look)
    rehearse(recipe, ("pdf",))
    return folder


@pytest.fixture
def browser(built: Path, tmp_path: Path) -> Iterator[Browser]:
    """The review of a copy of these pages and records, with the times of their files."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    desk = ReviewDesk(SETTINGS, tmp_path, by="M. P.")
    door = Door.here(PORT)
    client = review_app(desk, door, "en").test_client()
    client.set_cookie(door.cookie, door.key, domain="127.0.0.1")
    yield Browser(client, door, desk, tmp_path)
    desk.close()
