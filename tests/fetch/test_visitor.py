from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path

import pytest

from pipeline.errors import OutputError
from pipeline.fetch import meta
from pipeline.fetch.client import Client
from pipeline.fetch.outcome import End
from pipeline.fetch.pace import Pace
from pipeline.fetch.page_store import PageStore
from pipeline.fetch.urls import parsed
from pipeline.fetch.visitor import Visitor, in_turn
from pipeline.settings import FetchSettings

HOST = "127.0.0.2"


@pytest.fixture
def visit(tmp_path: Path, network, clock):
    """Asks for an address with all that is on disk, as a new run would; gives how it ended, the file and the reason."""

    def ask(url: str) -> tuple[str, str, str]:
        client = Client(FetchSettings(retries=0, seconds=60), network, clock)
        outcome = Visitor(client, PageStore(tmp_path), clock).page(parsed(url))
        return outcome.end.value, outcome.file, outcome.reason

    return ask


def state(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        file.relative_to(folder).as_posix(): (file.stat().st_mtime_ns, file.read_bytes())
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_a_page_is_kept_with_its_meta_file(site, visit, tmp_path) -> None:
    page = "<p>Σκάλες</p>\r\n".encode("cp1253")
    site.page("/practices/42", page, ("ETag", '"1"'), ("Last-Modified", "Mon, 02 Nov 2026 08:00:00 GMT"))
    assert visit(site.url + "/practices/42#top") == ("new", f"{HOST}/practices-42.html", "")
    assert (tmp_path / HOST / "practices-42.html").read_bytes() == page
    kept = meta.loaded((tmp_path / HOST / "practices-42.html.meta.toml").read_bytes())
    assert kept is not None
    assert kept.url == kept.asked == site.url + "/practices/42"
    assert (kept.status, kept.etag, kept.content_type) == (200, '"1"', "text/html; charset=utf-8")
    assert kept.fetched.startswith("2026-11-02T08:")


@pytest.mark.parametrize(
    "header", [("ETag", '"1"'), ("Last-Modified", "Mon, 02 Nov 2026 08:00:00 GMT"), ("X", "no tag")]
)
def test_an_unchanged_page_is_not_written_again(site, visit, tmp_path, header) -> None:
    site.page("/a", "<p>one</p>", header)
    visit(site.url + "/a")
    before = state(tmp_path)
    assert visit(site.url + "/a") == ("same", f"{HOST}/a.html", "")
    assert state(tmp_path) == before


def test_the_second_request_is_conditional(site, visit) -> None:
    site.page("/a", "<p>one</p>", ("ETag", '"1"'), ("Last-Modified", "Mon, 02 Nov 2026 08:00:00 GMT"))
    visit(site.url + "/a")
    visit(site.url + "/a")
    assert "if-none-match" not in site.heads[1]
    assert site.heads[3]["if-none-match"] == '"1"'
    assert site.heads[3]["if-modified-since"] == "Mon, 02 Nov 2026 08:00:00 GMT"


def test_a_new_tag_of_the_same_bytes_is_noted(site, visit, tmp_path) -> None:
    site.page("/a", "<p>one</p>", ("ETag", '"1"'))
    visit(site.url + "/a")
    page = state(tmp_path)[f"{HOST}/a.html"]
    site.page("/a", "<p>one</p>", ("ETag", '"2"'))
    assert visit(site.url + "/a")[0] == "same"
    assert state(tmp_path)[f"{HOST}/a.html"] == page
    visit(site.url + "/a")
    assert site.heads[-1]["if-none-match"] == '"2"'


def test_a_changed_page_replaces_the_old_one(site, visit, tmp_path) -> None:
    site.page("/a", "<p>one</p>", ("ETag", '"1"'))
    visit(site.url + "/a")
    site.page("/a", "<p>two</p>", ("ETag", '"2"'))
    assert visit(site.url + "/a") == ("changed", f"{HOST}/a.html", "")
    assert (tmp_path / HOST / "a.html").read_bytes() == b"<p>two</p>"
    assert len(list((tmp_path / HOST).iterdir())) == 2


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_has_gone_is_kept(site, visit, tmp_path, status: int) -> None:
    site.page("/a", "<p>one</p>")
    visit(site.url + "/a")
    before = state(tmp_path)
    site.page("/a", "gone", status=status)
    end, file, reason = visit(site.url + "/a")
    assert (end, file) == ("gone", f"{HOST}/a.html")
    assert reason == f"the server answers {status}; our copy of 2026-11-02 is kept"
    assert state(tmp_path) == before


@pytest.mark.parametrize(
    ("status", "headers", "body"),
    [
        (200, (), "<title>Just a moment...</title><script>1</script>"),
        (403, (("cf-mitigated", "challenge"),), ""),
        (202, (("sg-captcha", "challenge"),), ""),
    ],
)
def test_a_check_for_robots_is_told_and_does_not_replace_our_copy(site, visit, tmp_path, status, headers, body) -> None:
    site.page("/a", "<p>one</p>")
    visit(site.url + "/a")
    before = state(tmp_path)
    site.page("/a", body, *headers, status=status)
    end, file, reason = visit(site.url + "/a")
    assert (end, file) == ("refused", f"{HOST}/a.html")
    assert "save it into the input folder" in reason
    assert state(tmp_path) == before


def test_a_page_behind_a_refresh_is_kept_by_its_own_address(site, visit, tmp_path) -> None:
    site.page("/a", '<meta http-equiv="refresh" content="0; url=/b">')
    site.page("/b", "<p>one</p>", ("ETag", '"1"'))
    assert visit(site.url + "/a") == ("new", f"{HOST}/b.html", "")
    assert visit(site.url + "/a") == ("same", f"{HOST}/b.html", "")


def test_a_page_that_never_was_is_refused(site, visit, tmp_path) -> None:
    assert visit(site.url + "/a") == ("refused", "", "the server answers 404 Not Found")
    assert not state(tmp_path)


@pytest.mark.parametrize(
    ("body", "headers", "reason"),
    [
        (b"", (), "the answer is empty"),
        (b" \n", (), "the answer is empty"),
        (b"\x89PNG", (("Content-Type", "image/png"),), "it is image/png, not a page"),
        (b"x", (("Content-Type", ""),), "it is of no known type, not a page"),
        (b"plain", (("Content-Encoding", "gzip"),), "the answer claims to be gzip, and is not: *"),
    ],
)
def test_what_is_no_page_leaves_the_old_one_alone(site, visit, tmp_path, body, headers, reason: str) -> None:
    site.page("/a", "<p>one</p>")
    visit(site.url + "/a")
    before = state(tmp_path)
    site.page("/a", body, *headers)
    end, _, told = visit(site.url + "/a")
    assert end == "refused"
    assert fnmatch(told, reason)
    assert state(tmp_path) == before


def test_addresses_whose_names_meet_are_kept_apart(site, visit, tmp_path) -> None:
    for query in ("?id=1", "?id=2"):
        site.page(f"/a{query}", f"<p>{query}</p>")
    site.page("/A", "<p>capital</p>")
    first, second, third = (visit(site.url + path)[1] for path in ("/a?id=1", "/a?id=2", "/A"))
    assert first == f"{HOST}/a.html"
    assert len({first, second.casefold(), third.casefold()}) == 3
    assert second.removeprefix(f"{HOST}/a-").removesuffix(".html").isalnum()
    assert visit(site.url + "/a?id=2")[:2] == ("same", second)
    assert visit(site.url + "/A")[:2] == ("same", third)


def test_a_file_that_was_not_fetched_is_never_replaced(site, visit, tmp_path) -> None:
    (tmp_path / HOST).mkdir()
    own = tmp_path / HOST / "a.html"
    own.write_text("<p>by hand</p>")
    own.with_name("a.html.meta.toml").write_text(f'url = "{site.url}/a"\nfetched = "2026-01-02"\n')
    site.page("/a", "<p>one</p>")
    end, file, _ = visit(site.url + "/a")
    assert end == "new"
    assert file.startswith(f"{HOST}/a-")
    assert own.read_text() == "<p>by hand</p>"


def test_a_redirected_page_is_kept_once_under_its_last_address(site, visit, tmp_path) -> None:
    site.redirect("/old", "/new", 301)
    site.page("/new", "<p>one</p>", ("ETag", '"1"'))
    assert visit(site.url + "/old")[:2] == ("new", f"{HOST}/new.html")
    kept = meta.loaded((tmp_path / HOST / "new.html.meta.toml").read_bytes())
    assert kept is not None
    assert (kept.asked, kept.url) == (site.url + "/old", site.url + "/new")
    assert visit(site.url + "/new")[:2] == ("same", f"{HOST}/new.html")
    site.heads.clear()
    assert visit(site.url + "/old")[:2] == ("same", f"{HOST}/new.html")
    assert ["if-none-match" in head for head in site.heads] == [False, False, True]


def test_a_page_that_was_edited_by_hand_stays_and_the_new_one_goes_beside_it(site, visit, tmp_path) -> None:
    page, beside = tmp_path / HOST / "a.html", tmp_path / HOST / "a.new.html"
    stays = f"{HOST}/a.html was edited by hand and stays as it is"
    site.page("/a", "<p>one</p>", ("ETag", '"1"'))
    visit(site.url + "/a")
    page.write_bytes(b"<p>mine</p>")
    assert visit(site.url + "/a") == ("same", f"{HOST}/a.html", f"{stays}; the web has nothing new")
    assert not beside.exists()
    for number, text in enumerate((b"<p>two</p>", b"<p>two</p>", b"<p>three</p>")):
        site.page("/a", text.decode())
        end = "same" if number == 1 else "changed"
        assert visit(site.url + "/a") == (end, f"{HOST}/a.new.html", f"{stays}; the new one lies beside it")
        assert (page.read_bytes(), beside.read_bytes()) == (b"<p>mine</p>", text)


@pytest.mark.parametrize("end", ["deleted", "put back", "an earlier one", "the new one", "the web is as hers"])
def test_what_lies_beside_an_edited_page_goes_when_the_edit_goes(end: str, site, visit, tmp_path) -> None:
    page, beside = tmp_path / HOST / "a.html", tmp_path / HOST / "a.new.html"
    for text in ("<p>zero</p>", "<p>one</p>"):
        site.page("/a", text)
        visit(site.url + "/a")
    page.write_bytes(b"<p>mine</p>")
    site.page("/a", "<p>two</p>")
    visit(site.url + "/a")
    assert beside.read_bytes() == b"<p>two</p>"
    if end == "deleted":
        page.unlink()
    elif end == "the web is as hers":
        site.page("/a", "<p>mine</p>")
    else:
        page.write_bytes(
            {"put back": b"<p>one</p>", "an earlier one": b"<p>zero</p>", "the new one": b"<p>two</p>"}[end]
        )
    assert visit(site.url + "/a")[2] == ""
    assert not beside.exists()
    assert page.read_bytes() == (b"<p>mine</p>" if end == "the web is as hers" else b"<p>two</p>")


def test_what_lies_beside_an_edited_page_is_not_replaced_where_it_was_edited_too(site, visit, tmp_path) -> None:
    folder = tmp_path / HOST
    site.page("/a", "<p>one</p>")
    visit(site.url + "/a")
    (folder / "a.html").write_bytes(b"<p>mine</p>")
    (folder / "a.new.html").write_bytes(b"<p>mine, too</p>")
    site.page("/a", "<p>two</p>")
    assert visit(site.url + "/a")[1] == f"{HOST}/a.new.new.html"
    assert (folder / "a.new.html").read_bytes() == b"<p>mine, too</p>"
    (folder / "a.html").unlink()
    visit(site.url + "/a")
    assert (folder / "a.new.html").read_bytes() == b"<p>mine, too</p>"


def test_a_folder_of_the_host_that_is_a_link_is_not_followed(site, visit, tmp_path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / HOST).symlink_to("elsewhere")
    site.page("/a", "<p>one</p>")
    end, _, reason = visit(site.url + "/a")
    assert (end, reason) == (
        "refused", f"{HOST} in the folder is a link: {HOST}/a.html would be written outside of it"
    )  # fmt: skip
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_run_that_died_between_meta_file_and_page_is_healed(site, visit, tmp_path) -> None:
    site.page("/a", "<p>one</p>", ("ETag", '"1"'))
    visit(site.url + "/a")
    old = (tmp_path / HOST / "a.html").read_bytes()
    site.page("/a", "<p>two</p>", ("ETag", '"2"'))
    visit(site.url + "/a")
    (tmp_path / HOST / "a.html").write_bytes(old)
    assert visit(site.url + "/a") == ("changed", f"{HOST}/a.html", "")
    (tmp_path / HOST / "a.html").unlink()
    assert visit(site.url + "/a") == ("new", f"{HOST}/a.html", "")
    assert (tmp_path / HOST / "a.html").read_bytes() == b"<p>two</p>"


def test_an_answer_of_not_modified_to_an_unconditional_request_is_refused(site, visit) -> None:
    site.page("/a", "", status=304)
    assert visit(site.url + "/a")[0] == "refused"


def test_a_folder_that_cannot_be_written_ends_the_run(site, visit, tmp_path) -> None:
    site.page("/a", "<p>one</p>")
    (tmp_path / HOST).write_text("a file where a folder should be")
    with pytest.raises(OutputError):
        visit(site.url + "/a")


def test_hosts_take_turns_and_none_waits_for_another(clock) -> None:
    pace = Pace(clock, 2, 120)
    urls = [parsed(f"http://{host}/{number}") for host in "abc" for number in range(2)]
    pace.hold("b", 50)
    order = []
    for url in in_turn(urls, pace, clock):
        pace.wait(url.host)
        order.append(f"{url.host}{url.target}")
        pace.done(url.host)
    assert order == ["a/0", "c/0", "a/1", "c/1", "b/0", "b/1"]
    assert clock.seconds() == 1000 + 52


def test_ends_are_all_told() -> None:
    assert {end.value for end in End} == {"new", "changed", "same", "gone", "refused", "planned"}
