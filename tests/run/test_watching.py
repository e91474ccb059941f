"""Each page that is dropped is built once, when it is whole; nothing stops the watch."""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from pipeline.errors import OutputError
from pipeline.messages import Message
from pipeline.model import PageResult, Report, State
from pipeline.run.watching import WatchOrders, WatchState, after_build, after_look, ready_files, watch, watch_lines
from pipeline.store.folder_state import FileState

ROUNDS = 43_200 if os.environ.get("SOAK") else 2_000


def never(_path: str, _drop: FileState) -> bool:
    return False


class Folder:
    """A folder in which things happen at given rounds, one round a second, and what was built of it when."""

    def __init__(self, path: Path, events: dict[int, Callable[[Path], object]]) -> None:
        self.path, self.events, self.now = path, events, 0
        self.builds: Counter[str] = Counter()
        self.said: list[str] = []
        path.mkdir(exist_ok=True)

    def build(self, paths: frozenset[str]) -> Report:
        self.builds.update(paths)
        return Report(tuple(PageResult(path, State.BUILT) for path in sorted(paths)), exit_code=0)

    def pause(self, _seconds: float) -> None:
        self.now += 1
        self.events.get(self.now, lambda _: None)(self.path)

    def watched(self, rounds: int, build: Callable[[frozenset[str]], Report] | None = None) -> Counter[str]:
        watch(
            WatchOrders(self.path, self.path.parent / "out", every=1, settle=3),
            build or self.build,
            lambda *lines: self.said.extend(lines),
            clock=lambda: self.now,
            pause=self.pause,
            goes_on=lambda: self.now < rounds,
        )
        return self.builds


def write(name: str, text: str) -> Callable[[Path], object]:
    def event(folder: Path) -> None:
        (folder / name).parent.mkdir(exist_ok=True)
        with (folder / name).open("a", encoding="utf-8") as stream:
            stream.write(text)

    return event


def test_a_file_in_twenty_pieces_is_built_once(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "in", {at: write("a.html", f"<p>μέρος {at}</p>") for at in range(1, 21)})
    assert folder.watched(40) == {"a.html": 1}


def test_a_download_is_built_when_it_gets_its_name(tmp_path: Path) -> None:
    events = {2: write("a.html.part", "<p>x</p>"), 9: lambda at: (at / "a.html.part").rename(at / "a.html")}
    assert Folder(tmp_path / "in", events).watched(30) == {"a.html": 1}


def test_a_file_that_never_ends_is_not_built(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "in", {at: write("a.html", "<p>x</p>") for at in range(1, 60, 2)})
    assert folder.watched(60) == {}


def test_a_page_waits_for_the_folder_that_it_names(tmp_path: Path) -> None:
    events = {1: write("a.html", "<img src='a_files/b.png'>"), 12: write("a_files/b.png", "dots")}
    assert Folder(tmp_path / "in", events).watched(40) == {"a.html": 1}


def test_a_page_whose_folder_never_comes_is_built_without_it_in_the_end(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "in", {1: write("a.html", "<img src='a_files/b.png'>")})
    assert folder.watched(20) == {}
    assert folder.watched(60) == {"a.html": 1}


def test_a_thousand_files_at_once_are_built_once_each(tmp_path: Path) -> None:
    def many(at: Path) -> None:
        for number in range(1000):
            write(f"{number}.txt", "Φούρνος")(at)

    assert set(Folder(tmp_path / "in", {1: many}).watched(20).values()) == {1}


def test_a_changed_page_is_built_again(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "in", {1: write("a.txt", "Φούρνος"), 15: write("a.txt", " και μύλος")})
    assert folder.watched(40) == {"a.txt": 2}


def test_an_output_that_another_run_holds_is_tried_again(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "in", {1: write("a.txt", "Φούρνος")})

    def held(paths: frozenset[str]) -> Report:
        if folder.now < 10:
            raise OutputError(Message("output.another-run", folder="output"))
        return folder.build(paths)

    assert folder.watched(40, held) == {"a.txt": 1}
    assert folder.said.count("output: another run is writing there") == 1


def test_a_folder_that_goes_and_comes_back_is_survived_and_with_shared(tmp_path: Path) -> None:
    events = {
        1: write("a.txt", "Φούρνος"),
        8: lambda at: at.rename(at.with_name("away")),
        16: lambda at: at.with_name("away").rename(at),
    }
    folder = Folder(tmp_path / "in", events)
    assert folder.watched(40) == {"a.txt": 1}
    assert folder.said.count("no such file or directory") == 1


def test_through_many_rounds_no_change_is_missed_and_none_built_twice() -> None:
    chance = random.Random(11)
    watched, files, expected = WatchState(), dict[str, FileState](), Counter[str]()
    builds, changed = Counter[str](), dict[str, int]()
    for now in range(ROUNDS):
        if chance.random() < 0.2:
            name = f"{chance.randrange(40)}.txt"
            files[name] = FileState(now, now)
            expected[name] += now - changed.get(name, -9) > 3 or name not in changed
            changed[name] = now
        watched = after_look(watched, files, now)
        done = ready_files(watched, now, 3, never)
        builds.update(done)
        watched = after_build(watched, done)
        assert all(now - changed[name] >= 3 for name in done)
    settled = {name for name, at in changed.items() if ROUNDS - 1 - at >= 3}
    assert {name: builds[name] for name in settled} == {name: expected[name] for name in settled}


def test_each_page_is_a_line() -> None:
    report = Report(
        (
            PageResult("a.html", State.BUILT, (("a.pdf", b""), ("a.json", b""))),
            PageResult("b.html", State.UNCHANGED),
            PageResult("c.doc", State.SKIPPED, reason="an old Word file", hint="save it as .docx"),
        ),
        exit_code=0,
        notes=("a note",),
    )
    assert list(watch_lines(report)) == [
        "built: a.html → a.pdf",
        "skipped: c.doc: an old Word file (save it as .docx)",
        "a note",
    ]
