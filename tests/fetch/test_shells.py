"""Answers that are no page are told as such; pages that look a little like them are kept."""

from __future__ import annotations

import time

import pytest

from pipeline.fetch.shells import flaw, is_check, refresh
from pipeline.fetch.transport import Answer
from pipeline.fetch.urls import parsed

URL = parsed("https://mill.example.org/page")
WORDS = "<p>" + "The mill grinds barley for the village and for two bakers. " * 40 + "</p>"
SCRIPT = '<script src="/app.js"></script>'


def answer(body: str | bytes, *head: tuple[str, str], status: int = 200) -> Answer:
    data = body if isinstance(body, bytes) else body.encode()
    return Answer(URL, status, "", head, "192.0.2.1", data=data)


@pytest.mark.parametrize(
    "page",
    [
        f"<title>Just a moment...</title><body><h1>mill.example.org</h1><p>One moment.</p>{SCRIPT}",
        f"<body><p>Checking your browser before accessing mill.example.org.</p>{SCRIPT}",
        f"<body><p>Please verify you are human to go on.</p>{SCRIPT}",
        f"<body><p>Παρακαλούμε επαληθεύστε ότι είστε άνθρωπος.</p>{SCRIPT}",
        '<body><div id="px-captcha"></div><p>Press and hold.</p><script>var a</script>',
        '<html><script src="/_Incapsula_Resource?SWJIYLWA=7"></script><body></body></html>',
        '<body><script src="/cdn-cgi/challenge-platform/h/b/jsch/v1"></script><noscript>Enable it</noscript>',
    ],
)
def test_a_check_for_robots_is_no_page(page: str) -> None:
    assert "showed that check instead of the page" in flaw(answer(page))


@pytest.mark.parametrize(
    "page",
    [
        f'<body><div id="root"></div>{SCRIPT}<noscript>You need to enable JavaScript to run this app.</noscript>',
        f"<body><app-root>Loading…</app-root>{SCRIPT}",
        f'<body><div id="app"></div><footer>{WORDS[:300]}</footer>{SCRIPT}',
        f"<body><script>{'var x = 1;' * 1000}</script></body>",
        '<html><head><script>location.replace("/el/")</script></head></html>',
        f"<title>{'A mill ' * 50}</title><body><script>1</script>",
    ],
)
def test_a_shell_for_a_script_is_no_page(page: str) -> None:
    assert "only a script" in flaw(answer(page))


@pytest.mark.parametrize(
    "page",
    [
        "<p>page 1</p>",
        f"<body>{WORDS}{SCRIPT}",
        f'<body><div id="root">{WORDS}</div>{SCRIPT}',
        f'<body>{WORDS}<script src="https://www.google.com/recaptcha/api.js"></script>',
        f"<body>{WORDS}<p>I am not a robot, says the miller.</p>{SCRIPT}",
        f"<title>Just a moment: how a village stopped</title>{WORDS}{SCRIPT}",
        "<p>Checking your browser history is how the librarian began.</p>",
    ],
)
def test_a_page_with_words_is_one(page: str) -> None:
    assert not flaw(answer(page))


@pytest.mark.parametrize(
    ("page", "target"),
    [
        ('<meta http-equiv="refresh" content="0; url=/el/page">', "https://mill.example.org/el/page"),
        ("<META HTTP-EQUIV=Refresh CONTENT='5;URL=\"other\"'>", "https://mill.example.org/other"),
        ('<meta content="0;url=/a?b=1&amp;c=2" http-equiv="refresh"/>', "https://mill.example.org/a?b=1&c=2"),
        ("<meta http-equiv=refresh content=0;/bare>", "https://mill.example.org/bare"),
        ('<meta http-equiv="refresh" content="0;url=/%CE%B1">'.encode("utf-16-le"), "https://mill.example.org/%CE%B1"),
    ],
)
def test_a_refresh_leads_on(page: str | bytes, target: str) -> None:
    assert str(refresh(answer(page))) == target


@pytest.mark.parametrize(
    "page",
    [
        '<meta http-equiv="refresh" content="600; url=/news">',
        '<meta http-equiv="refresh" content="0">',
        '<meta http-equiv="refresh" content="0; url=/page#top">',
        '<meta http-equiv="refresh" content="0; url=javascript:alert(1)">',
        '<noscript><meta http-equiv="refresh" content="0; url=/nojs"></noscript><p>A mill</p>',
        '<!-- <meta http-equiv="refresh" content="0; url=/old"> --><p>A mill</p>',
        "<p>To refresh, write http-equiv=refresh.</p>",
    ],
)
def test_what_leaves_the_reader_where_he_is_is_no_refresh(page: str) -> None:
    assert refresh(answer(page)) is None


def test_only_html_can_refresh() -> None:
    page = '<meta http-equiv="refresh" content="0; url=/a">'
    assert refresh(answer(page, ("Content-Type", "application/xml"))) is None


def test_heads_tell_of_checks_on_answers_that_are_no_page_only() -> None:
    assert is_check(answer("", ("cf-mitigated", "challenge"), status=403))
    assert is_check(answer("", ("x-amzn-waf-action", "challenge"), status=202))
    assert not is_check(answer("", ("x-datadome", "protected"), status=200))
    assert not is_check(answer("", ("Server", "cloudflare"), status=403))


@pytest.mark.parametrize(
    "flood", ["<script", "<!--", "<", "<meta http-equiv=refresh ", "<div id=root", "<title>", "&#"]
)
def test_a_flood_is_looked_through_as_fast_as_a_page(flood: str) -> None:
    def cost(times: int) -> float:
        found = answer("<script></script>" + flood * times)
        start = time.process_time()
        refresh(found)
        flaw(found)
        return time.process_time() - start

    cost(1000)
    # A quadratic way would take sixteen hundred times as long.
    assert cost(200_000) < 200 * max(cost(5_000), 0.005)
