from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import cloudpickle
import dask
import pytest
from distributed import LocalCluster

from pipeline.errors import ConfigurationError, PipelineError
from pipeline.model import PageResult, Report, State
from pipeline.run.build import build
from pipeline.run.engines import engine_for
from pipeline.settings import Limits, Settings
from pipeline.store import manifest
from pipeline.store.remote import path_or_url

# Workers cannot import test modules.
cloudpickle.register_pickle_by_value(sys.modules[__name__])

QUICK = Settings(formats=("docx", "json"), jobs=2)


class Grid:
    """A scheduler and two workers, each a process of its own, on loopback."""

    def __init__(self, folder: Path) -> None:
        self.processes: list[subprocess.Popen[bytes]] = []
        self.log = (folder / "log").open("wb")
        self._start("scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(folder / "scheduler.json"))
        for _ in range(2):
            self.add_worker(folder)
        self.address = self._address(folder)

    def add_worker(self, folder: Path) -> None:
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(folder))
        self._start("worker", *options, "--scheduler-file", str(folder / "scheduler.json"))

    def _start(self, kind: str, *options: str) -> None:
        program = [sys.executable, "-m", f"distributed.cli.dask_{kind}", "--host", "127.0.0.1", *options]
        self.processes.append(subprocess.Popen(program, stdout=self.log, stderr=self.log))

    def _address(self, folder: Path) -> str:
        file = folder / "scheduler.json"
        while not (file.exists() and file.stat().st_size):
            assert self.processes[0].poll() is None, (folder / "log").read_text(encoding="utf-8")
            time.sleep(0.1)
        return str(json.loads(file.read_bytes())["address"])

    def close(self) -> None:
        for process in self.processes:
            process.kill()
            process.wait()
        self.log.close()


@pytest.fixture
def grid(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Grid]:
    grid = Grid(tmp_path_factory.mktemp("grid"))
    yield grid
    grid.close()


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A working folder with more pages than two workers can have at a time in one batch each."""
    for n in range(130):
        page = tmp_path / f"input/site-{n % 3}/page-{n:03}.txt"
        page.parent.mkdir(parents=True, exist_ok=True)
        text = (
            f"Good practice: Tool library {n}\n\nShort description\nWorkshop no. {n} lends tools to its quarter.\n\n"
            f"Resources needed\n{n + 2} volunteers and €{n + 100},000.\n\n"
            f"Evidence of success\nΤο εργαστήριο {n} δάνεισε 300 εργαλεία.\n"
        )
        page.write_text(text, encoding="utf-8")
    return tmp_path


def _outputs(folder: Path) -> dict[str, bytes]:
    """The files of a run by name; the manifest tells times, too, and is left out."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.name.startswith(".") and file.name != manifest.MANIFEST
    }


@pytest.mark.slow
def test_one_process_two_and_dask_give_the_same_bytes_though_a_worker_is_killed(many: Path, grid: Grid) -> None:
    def kill_one(result: PageResult, done: int, total: int) -> None:
        if done == 1:
            grid.processes[-1].send_signal(signal.SIGKILL)

    one = build(replace(QUICK, output="one", jobs=1), folder=many)
    two = build(replace(QUICK, output="two", jobs=2), folder=many)
    spread = replace(QUICK, output="dask", engine="dask", scheduler=grid.address)
    dask = build(spread, folder=many, observer=kill_one)
    assert grid.processes[-1].wait() == -signal.SIGKILL
    assert [result.state for result in dask.results] == [State.BUILT] * 130
    one, two, dask = (replace(report, page="") for report in (one, two, dask))  # each lies in its own folder
    assert one == two == dask
    assert _outputs(many / "one") == _outputs(many / "two") == _outputs(many / "dask")
    assert len(_outputs(many / "dask")) > 2 * 130


@pytest.mark.slow
def test_workers_read_pages_from_a_store(many: Path, grid: Grid) -> None:
    build(replace(QUICK, output="pool"), folder=many)
    spread = replace(QUICK, output="dask", engine="dask", scheduler=grid.address)
    report = build(spread, [path_or_url(f"local://{many}/input")], folder=many)
    assert [result.state for result in report.results] == [State.BUILT] * 130
    assert _outputs(many / "pool") == _outputs(many / "dask")


@pytest.mark.slow
def test_a_cluster_of_this_machine_builds_all_formats_like_the_pool(samples: Path) -> None:
    settings = Settings(jobs=1)
    build(replace(settings, output="pool"), folder=samples)
    build(replace(settings, output="dask", engine="dask"), folder=samples)
    assert _outputs(samples / "pool") == _outputs(samples / "dask")


@dataclass(frozen=True)
class Hostile:
    """A job some of whose pages hang, eat the memory, or kill the process that works on them."""

    limits: Limits = field(default_factory=lambda: Limits(seconds=1))
    stays: bool = False

    def warm_up(self) -> Mapping[str, str]:
        return {}

    def work(self, task: str) -> PageResult:
        while task == "hangs":
            pass
        if task == "eats":
            bytearray(10_000_000_000)
        if task == "kills":
            os.kill(os.getpid(), signal.SIGKILL)
        return PageResult(task, State.BUILT, reason=str(os.getppid()))

    def failure(self, task: str, error: PipelineError) -> PageResult:
        return PageResult(task, State.FAILED, reason=error.text)


@dataclass(frozen=True)
class Surroundings(Hostile):
    """A job whose pages tell how their worker gives memory back to the system."""

    def work(self, task: str) -> PageResult:
        return PageResult(task, State.BUILT, reason=os.environ.get("MALLOC_TRIM_THRESHOLD_", ""))


@pytest.mark.slow
def test_workers_of_this_machine_keep_the_memory_of_a_page_for_the_next_one(monkeypatch: pytest.MonkeyPatch) -> None:
    # A cluster of another test leaves it there.
    monkeypatch.delenv("MALLOC_TRIM_THRESHOLD_", raising=False)
    job = Surroundings()
    with engine_for(replace(QUICK, engine="dask", jobs=1)) as engine:
        engine.warm_up(job)
        (result,) = engine.results(job, ["a"])
    assert (result.state, result.reason) == (State.BUILT, "")


@pytest.mark.slow
def test_what_pages_need_is_loaded_once_on_this_machine_however_many_are_worked_on_at_a_time() -> None:
    tasks = [str(number) for number in range(70)]
    with engine_for(replace(QUICK, engine="dask", jobs=3)) as engine:
        results = list(engine.results(Hostile(), tasks))
    assert [result.path for result in results] == tasks
    # Each page tells which process has started the one that worked on it.
    assert len({result.reason for result in results}) == 1


@pytest.mark.slow
def test_hostile_pages_harm_neither_other_pages_nor_their_worker(grid: Grid) -> None:
    tasks = ["a", "hangs", "b", "eats", "c", "kills", "d"]
    with engine_for(replace(QUICK, engine="dask", scheduler=grid.address)) as engine:
        engine.warm_up(Hostile())
        results = list(engine.results(Hostile(), tasks))
    assert [result.path for result in results] == tasks
    slow, *others = [result.reason for result in results if result.state is State.FAILED]
    assert slow.startswith("took ")
    assert others == ["needs more than 1500 MB of memory", "its worker was killed twice"]
    workers = {str(process.pid) for process in grid.processes[1:]}
    assert {result.reason for result in results if result.state is State.BUILT} <= workers
    assert all(process.poll() is None for process in grid.processes)


@pytest.mark.slow
def test_a_scheduler_that_goes_away_ends_the_run_and_what_is_finished_is_kept(many: Path, grid: Grid) -> None:
    def kill_scheduler(result: PageResult, done: int, total: int) -> None:
        if done == 1:
            grid.processes[0].kill()

    settings = replace(QUICK, engine="dask", scheduler=grid.address)
    told = pytest.raises(PipelineError, match="scheduler was lost")
    with dask.config.set({"distributed.comm.timeouts.connect": "2s"}), told:
        build(settings, folder=many, observer=kill_scheduler)
    report: Report = build(QUICK, folder=many)
    states = [result.state for result in report.results]
    assert states.count(State.UNCHANGED) >= 1
    assert set(states) == {State.UNCHANGED, State.BUILT}


def test_an_address_where_nobody_answers_is_a_wrong_setting(many: Path) -> None:
    told = pytest.raises(ConfigurationError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:1")
    with dask.config.set({"distributed.comm.timeouts.connect": "1s"}), told:
        build(replace(QUICK, engine="dask", scheduler="tcp://127.0.0.1:1"), folder=many)


@pytest.mark.slow
def test_workers_that_may_not_start_processes_are_a_wrong_setting(many: Path) -> None:
    daemons = LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address="127.0.0.1:0")
    told = pytest.raises(ConfigurationError, match="may not start processes")
    with daemons, told:
        build(replace(QUICK, engine="dask", scheduler=daemons.scheduler_address), folder=many)


@pytest.mark.slow
def test_nothing_to_do_asks_no_cluster(many: Path) -> None:
    build(QUICK, folder=many)
    report = build(replace(QUICK, engine="dask", scheduler="tcp://127.0.0.1:1"), folder=many)
    assert {result.state for result in report.results} == {State.UNCHANGED}


def test_a_scheduler_without_dask_is_a_wrong_setting(many: Path) -> None:
    with pytest.raises(ConfigurationError, match="the engine is pool"):
        build(replace(QUICK, scheduler="tcp://127.0.0.1:8786"), folder=many)


def test_without_the_extra_the_message_tells_how_to_install_it(samples: Path) -> None:
    stand_in = samples / "elsewhere/distributed"
    stand_in.mkdir(parents=True)
    (stand_in / "__init__.py").write_text("raise ModuleNotFoundError('no distributed')", encoding="utf-8")
    sheets = Path(sys.executable).with_name("sheets")
    environment = {**os.environ, "PYTHONPATH": str(stand_in.parent)}
    command = [sheets, "build", "--engine", "dask", "--formats", "json"]
    ended = subprocess.run(command, cwd=samples, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 3
    assert 'pip install ".[cluster]"' in ended.stderr
    assert "Traceback" not in ended.stderr
