from __future__ import annotations

import time
from itertools import pairwise

import pytest

from pipeline import __version__
from pipeline.errors import FetchError
from pipeline.fetch.client import Client
from pipeline.fetch.connecting import Network
from pipeline.fetch.urls import parsed
from pipeline.settings import FetchSettings


@pytest.fixture
def client(network, clock) -> Client:
    return Client(FetchSettings(contact="office@example.gr", seconds=60), network, clock)


def get(client: Client, url: str):
    return client.get(parsed(url))


def test_robots_are_asked_first_and_once_a_site_with_a_pause_before_each_request(site, client) -> None:
    for path in ("/a", "/b"):
        site.page(path, "<p>x</p>")
        assert get(client, site.url + path).status == 200
    assert site.paths() == ["/robots.txt", "/a", "/b"]
    assert site.gaps() == [2, 2]


def test_requests_name_the_tool_and_its_keeper(site, client) -> None:
    get(client, site.url + "/a")
    assert {head["user-agent"] for head in site.heads} == {f"practice-sheets/{__version__} (+office@example.gr)"}


def test_what_robots_forbid_is_not_asked_for(site, client) -> None:
    site.page("/robots.txt", "User-agent: practice-sheets\nDisallow: /private\nCrawl-delay: 11")
    with pytest.raises(FetchError, match=r"robots\.txt does not allow"):
        get(client, site.url + "/private/a")
    get(client, site.url + "/public")
    assert site.paths() == ["/robots.txt", "/public"]
    assert site.gaps() == [11]


def test_a_crawl_delay_of_a_day_is_capped(site, client) -> None:
    site.page("/robots.txt", "User-agent: *\nCrawl-delay: 86400")
    get(client, site.url + "/a")
    get(client, site.url + "/b")
    assert site.gaps() == [120, 120]


def test_a_site_whose_robots_cannot_be_had_is_left_alone(site, client) -> None:
    site.page("/robots.txt", "busy", status=503)
    for path in ("/a", "/b"):
        with pytest.raises(FetchError, match=r"robots\.txt cannot be fetched: the server answers 503"):
            get(client, site.url + path)
    assert site.paths() == ["/robots.txt"] * 4


def test_redirects_are_followed_up_to_five(site, client) -> None:
    for number in range(7):
        site.redirect(f"/{number}", f"{number + 1}", 301 + number % 2)
    site.page("/7", "<p>x</p>")
    assert str(get(client, site.url + "/2").url) == site.url + "/7"
    with pytest.raises(FetchError, match="more than 5 redirects"):
        get(client, site.url + "/1")
    assert min(site.gaps()) == 2


def test_a_redirect_in_circles_ends(site, client) -> None:
    site.redirect("/a", "/b")
    site.redirect("/b", "/a")
    with pytest.raises(FetchError, match="more than 5 redirects"):
        get(client, site.url + "/a")
    assert len(site.asked) == 7


@pytest.mark.parametrize(
    "target",
    ["/secret", "/latest/meta-data/", "//127.0.0.1:{port}/secret", "http://localhost:{port}/secret", "http://127.1:{port}/secret",
     "http://2130706433:{port}/", "http://[::ffff:127.0.0.1]:{port}/secret", "HTTP://0x7f.1:{port}/secret"],
)  # fmt: skip
def test_no_redirect_leads_inside(site, inner, client, target: str) -> None:
    target = inner.url + target if target.startswith("/") and target[1] != "/" else target
    site.redirect("/a", target.format(port=parsed(inner.url).port))
    with pytest.raises(FetchError):
        get(client, site.url + "/a")
    assert not inner.asked


def refreshing(target: str) -> str:
    return f'<meta http-equiv="refresh" content="0; url={target}">'


def test_a_refresh_in_the_markup_is_followed_like_a_redirect(site, client) -> None:
    for number in range(7):
        site.page(f"/{number}", refreshing(f"/{number + 1}"))
    site.page("/7", "<p>x</p>")
    assert str(get(client, site.url + "/2").url) == site.url + "/7"
    with pytest.raises(FetchError, match="more than 5 redirects"):
        get(client, site.url + "/1")
    assert min(site.gaps()) == 2


def test_no_refresh_leads_inside_or_past_robots(site, inner, client) -> None:
    site.page("/robots.txt", "User-agent: *\nDisallow: /closed", ("Content-Type", "text/plain"))
    site.page("/a", refreshing(inner.url + "/secret"))
    site.page("/b", refreshing("/closed"))
    with pytest.raises(FetchError, match="loopback"):
        get(client, site.url + "/a")
    with pytest.raises(FetchError, match="robots"):
        get(client, site.url + "/b")
    assert not inner.asked
    assert "/closed" not in site.paths()


def test_a_server_that_checks_for_robots_is_not_asked_again(site, client) -> None:
    site.page("/a", "wait", ("cf-mitigated", "challenge"), status=503)
    assert get(client, site.url + "/a").status == 503
    assert site.paths() == ["/robots.txt", "/a"]


@pytest.mark.parametrize(
    "target",
    "file:///etc/passwd ftp://127.0.0.2/ javascript:alert(1) http://[ http://a@b/ gopher://x http://\xff.gr/".split(),
)
def test_a_redirect_to_anything_but_the_web_ends_in_an_error(site, client, target: str) -> None:
    site.redirect("/a", target)
    with pytest.raises(FetchError):
        get(client, site.url + "/a")


def test_a_redirect_of_robots_leads_nowhere_inside_either(site, inner, client) -> None:
    site.redirect("/robots.txt", inner.url + "/robots.txt")
    with pytest.raises(FetchError, match="loopback"):
        get(client, site.url + "/a")
    assert not inner.asked
    assert site.paths() == ["/robots.txt"]


def test_each_new_host_of_a_redirect_is_asked_for_its_robots(site, clock, network) -> None:
    port = parsed(site.url).port
    client = Client(FetchSettings(), Network(lambda host, port: ["127.0.0.2"], lambda address: ""), clock)
    site.redirect("/a", f"http://other.example.gr:{port}/b")
    site.page("/b", "<p>x</p>")
    get(client, f"http://one.example.gr:{port}/a")
    assert [(head["host"].split(".")[0], path) for head, path in zip(site.heads, site.paths(), strict=True)] == [
        ("one", "/robots.txt"), ("one", "/a"), ("other", "/robots.txt"), ("other", "/b")
    ]  # fmt: skip


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_busy_server_is_tried_again_with_growing_pauses(site, client, status: int) -> None:
    site.page("/a", "busy", status=status)
    with pytest.raises(FetchError, match=rf"the server answers {status} .*\(4 times\)"):
        get(client, site.url + "/a")
    assert site.gaps() == [2, 2, 4, 8]


def test_what_retry_after_asks_for_is_kept_up_to_the_cap(site, client) -> None:
    site.page("/a", "busy", ("Retry-After", "30"), status=429)
    with pytest.raises(FetchError):
        get(client, site.url + "/a")
    site.page("/b", "busy", ("Retry-After", "99999999999999999999"), status=503)
    with pytest.raises(FetchError):
        get(client, site.url + "/b")
    assert site.gaps() == [2, 30, 30, 30, 30, 120, 120, 120]


def test_retry_after_may_be_a_date(site, client, clock) -> None:
    # The page is first asked for when the clock shows 08:16:42.
    site.page("/a", "busy", ("Retry-After", "Mon, 02 Nov 2026 08:17:32 GMT"), status=503)
    with pytest.raises(FetchError):
        get(client, site.url + "/a")
    assert site.gaps()[1] == 50


@pytest.mark.parametrize(
    "value", ["", "soon", "-5", "1e9", "Mon, 99 Nov 2026", "\xb2", "Mon, 02 Nov 2026 08:17:32 -0000"]
)
def test_a_senseless_retry_after_asks_for_nothing(site, client, value: str) -> None:
    site.page("/a", "busy", ("Retry-After", value), status=503)
    with pytest.raises(FetchError):
        get(client, site.url + "/a")
    assert site.gaps() == [2, 2, 4, 8]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418, 204, 206])
def test_other_answers_are_taken_as_they_are(site, client, status: int) -> None:
    site.page("/a", "", status=status)
    assert get(client, site.url + "/a").status == status
    assert site.paths() == ["/robots.txt", "/a"]


def test_a_broken_connection_is_tried_again(hostile, client, clock) -> None:
    tries = []

    def script(connection) -> None:
        tries.append(clock.seconds())
        if len(tries) == 3:
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")

    assert get(client, hostile(script)).data == b"ok"
    assert [after - before for before, after in pairwise(tries)] == [2, 4]


def test_the_seconds_of_a_page_hold_for_all_tries_together(hostile, clock, network) -> None:
    tries = []

    def script(connection) -> None:
        tries.append(connection)
        time.sleep(0.3)

    client = Client(FetchSettings(seconds=0.5, retries=9), network, clock)
    with pytest.raises(FetchError, match="no whole answer"):
        get(client, hostile(script))
    assert len(tries) <= 2


def test_a_slow_server_is_not_tried_again(hostile, dripping, clock, network) -> None:
    client = Client(FetchSettings(seconds=0.4), network, clock)
    with pytest.raises(FetchError, match="no whole answer"):
        get(client, hostile(dripping))
    assert clock.slept == [2]
