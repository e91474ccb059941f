"""Builds from web archives: each page of one is a page of the run."""

import json
from dataclasses import replace

import pytest

from pipeline import extract_page
from pipeline.model import State
from pipeline.run.build import build
from pipeline.settings import Limits, Settings

WHEEL = (
    "<h2>Title</h2><p>The lent wheel</p><h2>Resources needed</h2><p>One wheel, €300.</p>"
    "<h2>Evidence of success</h2><p>{}</p>"
)


def answer(body, url):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body.encode()
    head = ["WARC/1.0", "WARC-Type: response", f"WARC-Target-URI: {url}", f"Content-Length: {len(http)}", "", ""]
    return "\r\n".join(head).encode() + http + b"\r\n\r\n"


def page(words, title="The lent wheel"):
    return f"<html><body><h1>{title}</h1>{WHEEL.format(words)}</body></html>"


@pytest.fixture
def archive(tmp_path):
    (tmp_path / "input").mkdir()
    file = tmp_path / "input/crawl.warc"
    pages = [page("It turned."), page("x" * 1_100_000), page("It turned again.")]
    file.write_bytes(b"".join(answer(body, f"https://e{n}.org/") for n, body in enumerate(pages)))
    return file


def built(folder):
    settings = Settings(formats=("json",), jobs=1, limits=replace(Limits(), page_mb=1))
    report = build(settings, folder=folder)
    return {result.path: result for result in report.results}


def test_one_page_beyond_the_limit_leaves_the_others_of_its_archive_be(tmp_path, archive):
    results = built(tmp_path)
    assert {path: result.state for path, result in results.items()} == {
        "crawl.warc#1": State.BUILT,
        "crawl.warc#2": State.FAILED,
        "crawl.warc#3": State.BUILT,
    }
    assert results["crawl.warc#2"].reason == "https://e1.org/ is larger than 1 MB"
    third = json.loads((tmp_path / "output/crawl-3.json").read_bytes())
    assert (third["id"], third["page"]["path"], third["page"]["url"]) == ("crawl#3", "crawl.warc", "https://e2.org/")


def test_an_archive_that_grew_is_built_from_its_new_page_on(tmp_path, archive):
    built(tmp_path)
    archive.write_bytes(archive.read_bytes() + answer(page("It stands."), "https://e3.org/"))
    states = {path: result.state for path, result in built(tmp_path).items()}
    assert states["crawl.warc#1"] is states["crawl.warc#3"] is State.UNCHANGED
    assert states["crawl.warc#4"] is State.BUILT


def test_practices_of_an_archive_s_page_are_numbered_behind_the_page(tmp_path, archive):
    both = f"<html><body>{WHEEL.format('It turned.')}{WHEEL.format('It turned again.')}</body></html>"
    archive.write_bytes(answer(page("It turned."), "https://e.org/a") + answer(both, "https://e.org/b"))
    assert [record["id"] for record in extract_page(archive)] == ["crawl#1", "crawl#2.1", "crawl#2.2"]
    built(tmp_path)
    names = sorted(file.name for file in (tmp_path / "output").glob("crawl*"))
    assert names == ["crawl-1.json", "crawl-2-1.json", "crawl-2-2.json"]


def test_a_page_that_would_bear_the_name_of_an_archive_s_page_gets_another(tmp_path, archive):
    (tmp_path / "input/crawl-3.html").write_text(page("It turned elsewhere."), encoding="utf-8")
    results = built(tmp_path)
    files = [name for result in results.values() for name, _ in result.files]
    assert len(files) == len({name.casefold() for name in files}) == 3
    assert {"crawl-1.json", "crawl-3.json"} < set(files)
