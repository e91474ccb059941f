"""Web archives, written here byte by byte."""

import gzip

import pytest

from pipeline.errors import PageError
from pipeline.store.archive import archived_items, is_archive
from pipeline.store.load import load_page
from pipeline.store.walk import sources

PAGE = "<html><title>Μύλος</title><p>Αλέθει κριθάρι.</p>".encode()


def answer(body, url="https://mill.example.org/a", head="Content-Type: text/html; charset=utf-8", status="200 OK"):
    http = f"HTTP/1.1 {status}\r\n{head}\r\n\r\n".encode() + body
    return record(http, "WARC-Type: response", f"WARC-Target-URI: {url}", "WARC-Date: 2023-03-07T10:12:31Z")


def record(block, *head):
    return "\r\n".join(["WARC/1.0", *head, f"Content-Length: {len(block)}", "", ""]).encode() + block + b"\r\n\r\n"


CRAWL = [
    record(b"a:b", "WARC-Type: warcinfo"),
    answer(PAGE),
    answer(b"\x89PNG", head="Content-Type: image/png"),
    answer(PAGE, status="404 Not Found"),
    answer(PAGE, "https://mill.example.org/b"),
]
IN_PIECES = b"".join(map(gzip.compress, CRAWL))


def written(folder, data, name="crawl.warc"):
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    return folder


def pages(folder, max_bytes=1_000_000):
    return [load_page(source, max_bytes)[0] for source in sources([folder], folder)]


@pytest.mark.parametrize("data", [b"".join(CRAWL), IN_PIECES, gzip.compress(b"".join(CRAWL)), IN_PIECES + b"\0" * 512])
def test_each_html_answer_of_an_archive_is_a_page_of_its_own(tmp_path, data):
    found = pages(written(tmp_path / "in", data))
    host = "mill.example.org"
    assert [(page.name, page.path, page.id, page.url, page.fetched, page.site) for page in found] == [
        ("crawl.warc#1", "crawl.warc", "crawl#1", f"https://{host}/a", "2023-03-07T10:12:31Z", host),
        ("crawl.warc#2", "crawl.warc", "crawl#2", f"https://{host}/b", "2023-03-07T10:12:31Z", host),
    ]
    for page in found:
        assert page.data == b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE


def test_the_only_page_of_an_archive_goes_by_the_name_of_the_archive(tmp_path):
    (page,) = pages(written(tmp_path, gzip.compress(answer(PAGE)), "crawl.warc.gz"))
    assert (page.name, page.id) == ("crawl.warc.gz", "crawl")


def test_an_archive_is_known_by_its_bytes_and_not_by_its_name(tmp_path):
    written(tmp_path, answer(PAGE), "crawl.bin")
    written(tmp_path, b"<html><p>no archive", "page.warc")
    assert is_archive(tmp_path / "crawl.bin")
    assert not is_archive(tmp_path / "page.warc")
    assert [(source.path, bool(source.part)) for source in sources([tmp_path], tmp_path)] == [
        ("crawl.bin", True),
        ("page.warc", False),
    ]


def test_a_page_over_the_limit_fails_by_its_name_and_leaves_the_others_be(tmp_path):
    data = answer(PAGE) + answer(b"<html>" + b"x" * 3000, "https://mill.example.org/large") + answer(PAGE)
    first, large, last = sources([written(tmp_path, data)], tmp_path)
    assert load_page(first, 2000)[0].data.endswith(PAGE)
    assert load_page(last, 2000)[0].data.endswith(PAGE)
    with pytest.raises(PageError, match=r"https://mill\.example\.org/large is larger than 0\.002 MB"):
        load_page(large, 2000)


@pytest.mark.parametrize(
    "rest",
    [
        answer(PAGE)[:-20],
        b"no record",
        b"WARC/1.0\r\nContent-Length: x\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: -1\r\n\r\nx",
        b"WARC/1.0\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\nx",
        b"WARC/1.0\r\n" * 10_000,
        b"0" * 1_000_000,
    ],
)
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_what_stands_before_a_break_is_built_and_the_break_is_told(tmp_path, rest, pack):
    data = b"".join(map(pack, [answer(PAGE), rest]))
    page, broken = sources([written(tmp_path, data)], tmp_path)
    assert (page.path, broken.path) == ("crawl.warc#1", "crawl.warc")
    assert load_page(page, 1000)[0].data.endswith(PAGE)
    with pytest.raises(PageError, match="broken after one page"):
        load_page(broken, 1000)


def test_a_packed_archive_that_is_cut_short_gives_its_whole_pages(tmp_path):
    data = b"".join(map(gzip.compress, [answer(PAGE), answer(PAGE), answer(PAGE)]))
    names = [source.path for source in sources([written(tmp_path, data[:-20])], tmp_path)]
    assert names == ["crawl.warc#1", "crawl.warc#2", "crawl.warc"]


def test_an_archive_without_pages_says_so(tmp_path):
    file = written(tmp_path, record(b"a:b", "WARC-Type: warcinfo")) / "crawl.warc"
    with pytest.raises(PageError, match="no HTML page in this web archive"):
        list(archived_items(file))


def test_an_archive_that_changes_between_walking_and_loading_is_noticed(tmp_path):
    folder = written(tmp_path, answer(PAGE) + answer(PAGE))
    first, _ = sources([folder], folder)
    written(tmp_path, answer(PAGE[::-1]) + answer(PAGE))
    with pytest.raises(PageError, match="changed meanwhile"):
        load_page(first, 1000)


def test_an_archive_that_unpacks_to_a_hundred_times_its_size_is_stopped_as_a_bomb(tmp_path):
    bomb = gzip.compress(answer(bytes(150_000_000)), 1)
    folder = written(tmp_path, gzip.compress(answer(PAGE)) + bomb, "crawl.warc.gz")
    whole, broken = sources([folder], folder)
    assert whole.part.number == 1
    assert "like a bomb" in broken.flaw


PICTURE = b"\x89PNG picture"


def test_the_pictures_that_a_page_of_an_archive_names_come_with_it(tmp_path):
    shown = b'<html><p>a</p><img src="/img/%CE%B1.png"><img src="https://cdn.example.org/b.png">'
    packed = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(PICTURE)
    data = [
        answer(shown),
        answer(PICTURE, "https://mill.example.org/img/%CE%B1.png", head="Content-Type: image/png"),
        record(packed, "WARC-Type: response", "WARC-Target-URI: https://cdn.example.org/b.png"),
        answer(b"other", "https://mill.example.org/img/other.png", head="Content-Type: image/png"),
        answer(b"gone", "https://cdn.example.org/b.png", status="404 Not Found", head="Content-Type: image/png"),
        answer(PAGE, "https://mill.example.org/b"),
    ]
    first, second = sources([written(tmp_path, b"".join(map(gzip.compress, data)))], tmp_path)
    assert [(one.name, one.data) for one in load_page(first, 10_000)[1]] == [
        ("https://mill.example.org/img/%CE%B1.png", PICTURE),
        ("https://cdn.example.org/b.png", PICTURE),
    ]
    assert load_page(second, 10_000)[1] == ()
