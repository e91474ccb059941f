"""Rounds of fetching from end to end, against real servers, with a clock that need not be waited for."""

from __future__ import annotations

import gzip
import io
import json
import time
import zipfile
from pathlib import Path

import brotli
import pytest
from PIL import Image
from warcio.archiveiterator import ArchiveIterator

from pipeline.errors import ExitCode, InputError, OutputError
from pipeline.fetch.outcome import End, FetchOutcome, exit_code, summary
from pipeline.run.address_list import addresses_in
from pipeline.run.build import build
from pipeline.run.fetching import FetchOrders, fetch
from pipeline.settings import FetchSettings, Settings
from pipeline.store.load import load_page
from pipeline.store.walk import sources
from pipeline.store.write import locked

# Newer Pythons warn of processes made beside threads, such as those of the servers here.
pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")

HOST = "127.0.0.2"


def picture() -> bytes:
    """A PNG of 400 by 300 points, half blue."""
    stream = io.BytesIO()
    image = Image.new("RGB", (400, 300), "white")
    image.paste("navy", (0, 0, 200, 300))
    image.save(stream, "PNG")
    return stream.getvalue()


PNG = picture()
PAGE = """<!doctype html><html lang="en"><head><title>{title}</title></head>
<body><header><img src="/logo.png" alt="Logo"></header>
<main><h1>{title}</h1><p>A village keeps its {thing} in the church porch and lends them by a chalk list.</p>
<img src="/img/{thing}.png" alt="The {thing}"><h2>Resources needed</h2><p>€{euros}, and a box of chalk.</p>
<h2>Evidence of success</h2><p>Roofs were mended before winter in 31 houses.</p>
<h2>Main institution</h2><p>Parish of Little Rungs</p></main></body></html>"""
GREEK = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1253">
<title>Δανεικές σκάλες</title></head>
<body><h1>Δανεικές σκάλες</h1><p>Ένα χωριό κρατά τις σκάλες του στον νάρθηκα και τις δανείζει με κατάλογο.</p>
<h2>Απαιτούμενοι πόροι</h2><p>Τέσσερις σκάλες, 640 €.</p>
<h2>Κύριος φορέας</h2><p>Κοινότητα Μικρής Σκάλας</p></body></html>"""


def page(title: str, thing: str, euros: int = 640) -> str:
    return PAGE.format(title=title, thing=thing, euros=euros)


@pytest.fixture
def small(site):
    """A site with a list of two pages, a sitemap, robots, tags, a redirect, an old encoding, an API and errors."""
    site.page("/robots.txt", "User-agent: *\nDisallow: /private/\nCrawl-delay: 3", ("Content-Type", "text/plain"))
    site.page("/list", '<a href="/practices/1">1</a> <a href="/practices/2">2</a> <a class="next" href="?page=2">→</a>')
    site.page("/list?page=2", '<a href="/practices/greek">3</a> <a href="/private/4">4</a> <a href="/news/5">5</a>')
    site.page("/practices/1", page("Borrowed Ladders", "ladders"), ("ETag", '"1"'))
    site.page("/practices/2", page("Borrowed Saws", "saws"), ("Last-Modified", "Mon, 02 Nov 2026 08:00:00 GMT"))
    site.page("/practices/greek", GREEK.encode("cp1253"), ("Content-Type", "text/html"))
    site.redirect("/old", "/practices/1", 301)
    site.page("/broken", "sorry", status=500)
    for name in ("ladders", "saws"):
        site.page(f"/img/{name}.png", PNG, ("Content-Type", "image/png"))
    places = "".join(f"<url><loc>{site.url}{path}</loc></url>" for path in ("/practices/1", "/practices/2", "/about"))
    site.page("/sitemap.xml", f"<urlset>{places}</urlset>", ("Content-Type", "application/xml"))
    posts = [
        {"id": n, "link": f"{site.url}/post-{n}/", "title": {"rendered": "P"}, "content": {"rendered": "<p>x</p>"}}
        for n in (7, 8)
    ]
    site.page("/wp-json/wp/v2/posts", json.dumps(posts), ("Content-Type", "application/json"))
    return site


@pytest.fixture
def run(tmp_path: Path, network, clock):
    """One round in the folder `tmp_path`; gives what became of each address."""

    def go(*urls: str, settings: Settings | None = None, **orders) -> list[tuple[str, str]]:
        own = settings or Settings(fetch=FetchSettings(retries=1, seconds=60))
        outcomes = fetch(own, FetchOrders(urls=urls, **orders), folder=tmp_path, network=network, clock=clock)
        return [(outcome.end.value, outcome.file) for outcome in outcomes]

    return go


def files(folder: Path) -> list[str]:
    """The files of a folder, without those that are there for the run's own sake."""
    found = (file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    return sorted(name for name in found if not name.endswith((".lock", ".fetch.jsonl", ".meta.toml")))


def test_a_list_is_fetched_page_by_page_as_politely_as_asked_for(small, run, tmp_path) -> None:
    assert run(small.url + "/list", match="/(practices|private)/", follow="a.next") == [
        ("new", f"{HOST}/practices-1.html"),
        ("new", f"{HOST}/practices-2.html"),
        ("new", f"{HOST}/practices-greek.html"),
        ("refused", ""),
    ]
    assert (tmp_path / f"input/{HOST}/practices-greek.html").read_bytes() == GREEK.encode("cp1253")
    assert small.paths() == ["/robots.txt", "/list", "/list?page=2", "/practices/1", "/practices/2", "/practices/greek"]
    assert min(small.gaps()) >= 3


def test_only_a_changed_page_is_fetched_and_rebuilt(small, run, tmp_path) -> None:
    urls = [small.url + path for path in ("/practices/1", "/practices/2", "/practices/greek")]
    settings = Settings(formats=("json",), jobs=1, fetch=FetchSettings(retries=0))
    run(*urls, settings=settings)
    first = build(settings, folder=tmp_path)
    assert [result.state.value for result in first.results] == ["built"] * 3
    small.page("/practices/1", page("Borrowed Ladders", "ladders", 777), ("ETag", '"2"'))
    small.page("/practices/greek", "", status=410)
    assert [end for end, _ in run(*urls, settings=settings)] == ["changed", "same", "gone"]
    second = build(settings, folder=tmp_path)
    assert [result.state.value for result in second.results] == ["built", "unchanged", "unchanged"]
    record = json.loads((tmp_path / f"output/{HOST}/practices-1.json").read_bytes())
    assert record["page"]["url"] == small.url + "/practices/1"
    assert record["page"]["fetched"].startswith("2026-11-02T08:")
    assert record["fields"]["amounts"][0]["value"]["amount"] == "777"


def test_sitemap_posts_and_single_pages_go_together(small, run, tmp_path) -> None:
    found = run(small.url + "/old", sitemaps=(small.url + "/sitemap.xml",), wp_sites=(small.url,))
    assert sorted(found) == [
        ("new", f"{HOST}/post-7.json"),
        ("new", f"{HOST}/post-8.json"),
        ("new", f"{HOST}/practices-1.html"),
        ("new", f"{HOST}/practices-2.html"),
        ("refused", ""),
        ("same", f"{HOST}/practices-1.html"),
    ]
    post = json.loads((tmp_path / f"input/{HOST}/post-7.json").read_bytes())
    assert post["id"] == 7
    (source,) = (one for one in sources([tmp_path / "input"], tmp_path / "input") if one.path.endswith("post-7.json"))
    kept, _ = load_page(source, 1_000_000)
    assert (kept.url, kept.site) == (small.url + "/post-7/", HOST)
    again = run(small.url + "/old", sitemaps=(small.url + "/sitemap.xml",), wp_sites=(small.url,))
    assert {end for end, _ in again} == {"same", "refused"}


def test_a_limit_holds_over_everything_that_was_found(small, run) -> None:
    assert len(run(sitemaps=(small.url + "/sitemap.xml",), wp_sites=(small.url,), limit=1)) == 1
    assert "/wp-json/wp/v2/posts" not in {path.partition("?")[0] for path in small.paths()}


def test_a_pattern_also_picks_from_sitemaps_and_posts(small, run) -> None:
    assert [
        file for _, file in run(sitemaps=(small.url + "/sitemap.xml",), wp_sites=(small.url,), match="[28]/?$")
    ] == [
        f"{HOST}/post-8.json",
        f"{HOST}/practices-2.html",
    ]


@pytest.mark.parametrize(
    ("orders", "reason"),
    [
        ({"sitemaps": ("/around.xml",)}, "it leads to no page of its own site"),
        ({"sitemaps": ("/sitemap.xml",), "match": "/xyz"}, "it leads to no page of its own site that fits --match"),
        ({"urls": ("/list",), "match": "/xyz"}, "it leads to no page of its own site that fits --match"),
    ],
)
def test_what_leads_to_no_page_is_told(small, network, clock, tmp_path, orders, reason: str) -> None:
    around = f"<sitemapindex><sitemap><loc>{small.url}/around.xml</loc></sitemap></sitemapindex>"
    small.page("/around.xml", around, ("Content-Type", "application/xml"))
    (name, (path, *_)) = next(iter(orders.items()))
    found = FetchOrders(**{**orders, name: (small.url + path,)})
    (outcome,) = fetch(Settings(fetch=FetchSettings(retries=1)), found, folder=tmp_path, network=network, clock=clock)
    assert (outcome.url, outcome.end.value, outcome.reason) == (small.url + path, "refused", reason)


def test_a_dry_run_asks_for_no_page_and_writes_nothing(small, run, tmp_path) -> None:
    orders = {"sitemaps": (small.url + "/sitemap.xml",), "wp_sites": (small.url,), "dry_run": True}
    assert [end for end, _ in run(small.url + "/practices/1", **orders)] == ["planned"] * 5
    assert {path.partition("?")[0] for path in small.paths()} == {
        "/robots.txt",
        "/sitemap.xml",
        "/wp-json/wp/v2/posts",
    }
    assert not list(tmp_path.iterdir())


def test_images_of_the_content_are_stored_and_come_with_the_page(small, run, tmp_path) -> None:
    outcomes = run(small.url + "/practices/1", small.url + "/practices/2", images=True)
    assert outcomes[2:] == [
        ("new", f"{HOST}/practices-1_files/ladders.png"),
        ("new", f"{HOST}/practices-2_files/saws.png"),
    ]
    assert "/logo.png" not in small.paths()
    found = sources([tmp_path / "input"], tmp_path / "input")
    assert [source.path for source in found] == [f"{HOST}/practices-1.html", f"{HOST}/practices-2.html"]
    _, (image,) = load_page(found[0], 1_000_000)
    assert (image.name, image.data) == (small.url + "/img/ladders.png", PNG)
    small.asked.clear()
    assert {end for end, _ in run(small.url + "/practices/1", small.url + "/practices/2", images=True)} == {"same"}
    assert small.paths() == ["/robots.txt", "/practices/1", "/practices/2"]


def test_a_stored_image_reaches_the_sheet(small, run, tmp_path) -> None:
    settings = Settings(formats=("docx",), jobs=1)
    run(small.url + "/practices/1")
    build(settings, folder=tmp_path)
    assert run(small.url + "/practices/1", images=True)[0][0] == "same"
    report = build(settings, folder=tmp_path)
    assert [result.state.value for result in report.results] == ["built"]
    assert [issue.message for result in report.results for issue in result.issues if "picture" in issue.message] == []
    with zipfile.ZipFile(tmp_path / f"output/{HOST}/practices-1.docx") as sheet:
        assert [name for name in sheet.namelist() if name.startswith("word/media/")]


def test_an_archive_is_written_as_well(small, run, tmp_path) -> None:
    urls, warc = (small.url + "/practices/1", small.url + "/broken"), Path("pages.warc.gz")
    run(*urls, warc=warc, images=True, wp_sites=(small.url,))
    with (tmp_path / warc).open("rb") as stream:
        kept = [
            record.rec_headers.get_header("WARC-Target-URI").removeprefix(small.url).partition("?")[0]
            for record in ArchiveIterator(stream, check_digests="raise")
            if record.rec_type == "response"
        ]
    assert sorted(kept) == ["/img/ladders.png", "/practices/1", "/wp-json/wp/v2/posts"]


def test_a_run_that_was_broken_off_goes_on_where_it_stopped(small, run, tmp_path, network, clock) -> None:
    urls = tuple(small.url + f"/practices/{name}" for name in ("1", "2", "greek"))
    settings = Settings(fetch=FetchSettings(retries=1, seconds=60))

    def stop(_outcome: FetchOutcome, count: int) -> None:
        if count == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch(settings, FetchOrders(urls=urls), folder=tmp_path, network=network, clock=clock, observer=stop)
    assert files(tmp_path / "input") == [f"{HOST}/practices-1.html", f"{HOST}/practices-2.html"]
    small.asked.clear()
    assert [end for end, _ in run(*urls)] == ["new"] * 3
    assert small.paths() == ["/robots.txt", "/practices/greek"]
    small.asked.clear()
    assert [end for end, _ in run(*urls)] == ["same"] * 3
    assert small.paths() == ["/robots.txt", "/practices/1", "/practices/2", "/practices/greek"]


def test_two_rounds_do_not_run_in_one_folder(small, run, tmp_path) -> None:
    with locked(tmp_path / "input"), pytest.raises(OutputError, match="another run"):
        run(small.url + "/practices/1")
    assert not small.asked


def hostile_scripts(inner_url: str, dripping):
    """Answers of bad faith by name, each a script for the bare socket."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"

    def sending(data: bytes):
        return lambda connection: connection.sendall(data)

    def endless(connection) -> None:
        connection.sendall(head + b"\r\n")
        while True:
            connection.sendall(b"<p>" * 20_000)

    def silent(_connection) -> None:
        time.sleep(3)

    def bomb(encoding: bytes, data: bytes):
        return sending(head + b"Content-Encoding: " + encoding + b"\r\n\r\n" + data)

    def redirect(target: str):
        return sending(f"HTTP/1.1 302 Found\r\nLocation: {target}\r\nContent-Length: 0\r\n\r\n".encode())

    return {
        "dripping": dripping,
        "silent": silent,
        "endless": endless,
        "short": sending(head + b"Content-Length: 500\r\n\r\n<p>short"),
        "chunks cut short": sending(head + b"Transfer-Encoding: chunked\r\n\r\n500\r\n<p>short"),
        "nothing": sending(b""),
        "no http": sending(b"\x00\xff" * 99),
        "gzip bomb": bomb(b"gzip", gzip.compress(bytes(60_000_000))),
        "brotli bomb": bomb(b"br", brotli.compress(bytes(60_000_000), quality=5)),
        "no gzip": bomb(b"gzip", b"<p>plain</p>"),
        "gzip cut short": bomb(b"gzip", gzip.compress(b"<p>short</p>" * 99)[:-9]),
        "unknown encoding": bomb(b"zstd", b"<p>plain</p>"),
        "redirect to itself": redirect("/page"),
        "redirect inward": redirect(inner_url + "/secret"),
        "redirect to a name of inside": redirect(inner_url.replace("127.0.0.1", "localhost") + "/secret"),
        "redirect to metadata": redirect("http://169.254.169.254/latest/meta-data/"),
        "redirect to a file": redirect("file:///etc/passwd"),
        "redirect to nonsense": redirect("http://[::"),
    }


def test_a_hostile_server_gets_nowhere(inner, hostile, dripping, network, clock, tmp_path) -> None:
    """All attacks in one round: no hit inside, no file, partial or whole."""
    scripts = hostile_scripts(inner.url, dripping)
    settings = Settings(fetch=FetchSettings(retries=1, seconds=1))
    urls = tuple(hostile(script) for script in scripts.values())
    outcomes = fetch(settings, FetchOrders(urls=urls), folder=tmp_path, network=network, clock=clock)
    assert {outcome.end for outcome in outcomes} == {End.REFUSED}
    assert [outcome for outcome in outcomes if not outcome.reason] == []
    assert len(outcomes) == len(scripts)
    assert not inner.asked
    assert files(tmp_path) == []
    assert exit_code(outcomes) is ExitCode.FAILED_PAGES


def test_a_page_from_before_survives_every_attack(site, hostile, dripping, inner, network, clock, tmp_path) -> None:
    url = hostile(lambda connection: connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n<html>ok"))
    settings = Settings(fetch=FetchSettings(retries=0, seconds=0.5))
    fetch(settings, FetchOrders(urls=(url,)), folder=tmp_path, network=network, clock=clock)
    (name,) = files(tmp_path / "input")
    before = (tmp_path / "input" / name).read_bytes()
    meta_file = tmp_path / f"input/{name}.meta.toml"
    for script in hostile_scripts(inner.url, dripping).values():
        meta_file.write_text(meta_file.read_text().replace(url, other := hostile(script)))
        url = other
        (outcome,) = fetch(settings, FetchOrders(urls=(url,)), folder=tmp_path, network=network, clock=clock)
        assert (outcome.end, outcome.file) == (End.REFUSED, name)
        assert (tmp_path / "input" / name).read_bytes() == before
    assert files(tmp_path / "input") == [name]


def test_names_of_bad_faith_are_told_and_do_no_harm(run, tmp_path) -> None:
    urls = ("", "http://", "\x00", "http://\udcff/", "http://[", "http://a:b@c/", "//x", "http://" + "a" * 5000, "ℂ℀")
    assert run(*urls) == [("refused", "")] * len(urls)


def test_a_file_of_addresses_may_have_comments_and_blank_lines(tmp_path) -> None:
    file = tmp_path / "urls.txt"
    text = "\ufeff# τα νέα\nhttp://example.gr/a#part\n\n  http://example.gr/b  # ξανά\n\thttp://example.gr/c\t# tab\r\n"
    file.write_text(text, encoding="utf-8")
    assert addresses_in(file) == ("http://example.gr/a#part", "http://example.gr/b", "http://example.gr/c")
    with pytest.raises(InputError, match=r"none\.txt: cannot be read"):
        addresses_in(tmp_path / "none.txt")


def test_the_closing_table_counts_ends_and_tells_reasons() -> None:
    outcomes = [
        FetchOutcome("http://a/", End.NEW, "a/home.html"),
        FetchOutcome("http://a/i.png", End.NEW, "a/home_files/i.png", image_of="a/home.html"),
        FetchOutcome("http://a/g", End.GONE, "a/g.html", "the server answers 410"),
    ]
    assert summary(outcomes) == [
        "new           1",
        "changed       0",
        "same          0",
        "gone          1",
        "refused       0",
        "images        1",
        "gone: http://a/g → a/g.html (the server answers 410)",
    ]
    assert exit_code(outcomes) is ExitCode.OK
