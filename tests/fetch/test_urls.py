from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import FetchError
from pipeline.fetch.urls import joined, parsed, same_site


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("http://Example.GR", "http://example.gr/"),
        ("HTTPS://example.gr:443/a?b=1#part", "https://example.gr/a?b=1"),
        ("http://example.gr:8080/", "http://example.gr:8080/"),
        ("  http://example.gr./a ", "http://example.gr/a"),
        ("http://example.gr/καλές πρακτικές", "http://example.gr/%CE%BA%CE%B1%CE%BB%CE%AD%CF%82%20%CF%80%CF%81%CE%B1%CE%BA%CF%84%CE%B9%CE%BA%CE%AD%CF%82"),
        ("http://example.gr/%CE%BA?q=%20", "http://example.gr/%CE%BA?q=%20"),
        ("http://example.gr/a/../b/./c/%2e%2E/d", "http://example.gr/b/d"),
        ("http://example.gr/../../etc/..", "http://example.gr/"),
        ("http://[::1]:80/x", "http://[::1]/x"),
        ("http://my_site.example.gr/", "http://my_site.example.gr/"),
    ],
)  # fmt: skip
def test_an_address_has_one_form(text: str, canonical: str) -> None:
    assert str(parsed(text)) == canonical
    assert str(parsed(canonical)) == canonical


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("www.example.org", "did you mean https://www.example.org?"),
        ("example.org/praktiki?a=1", "did you mean https://example.org/praktiki?a=1?"),
        ("//example.org/a", "did you mean https://example.org/a?"),
        ("localhost:8000/a", "did you mean https://localhost:8000/a?"),
        ("δήμος.ελ", "did you mean https://δήμος.ελ?"),
        ("input/urls.txt", "--from input/urls.txt"),
        ("urls.txt", "--from urls.txt"),
        ("page.html", "only http:// and https:// addresses can be fetched"),
        ("mailto:a@example.org", "only http:// and https:// addresses can be fetched"),
        ("file:///etc/list.txt", "only http:// and https:// addresses can be fetched"),
    ],
)
def test_what_is_no_address_says_what_may_have_been_meant(text: str, advice: str) -> None:
    with pytest.raises(FetchError) as caught:
        parsed(text)
    assert advice in caught.value.text


def test_a_greek_host_keeps_its_final_sigma() -> None:
    host = parsed("http://δήμος.ελ/").host
    assert host != "δήμος.ελ".encode("idna").decode()
    assert host.split(".")[0].removeprefix("xn--").encode().decode("punycode") == "δήμος"


@pytest.mark.parametrize(
    "text",
    [
        *"""ftp://example.gr/ file:///etc/passwd javascript:alert(1) data:text/html,x gopher://example.gr/ example.gr
    //example.gr/ http:/example.gr http:///x http:// http://[ http://[::1 http://[::1%25eth0]/ http://[v1.x]/
    http://user@example.gr/ http://user:word@example.gr/ http://example.gr@127.0.0.1/ http://a\\@b/ http://exa\\mple.gr/
    http://example.gr:0/ http://example.gr:99999999/ http://example.gr:-1/ http://example.gr:x/ http://ℂ℀.com/ http://.../
    http://a..b/ http://-\u200d-.gr/ http://exa%6dple.gr/ http://127.0.0.1%00.gr/""".split(),
        "http://exa mple.gr/",
        "http://example.gr/\x00",
        "http://example.gr/\r\nHost: x",
        "http://" + "a." * 200 + "gr/",
        "http://example.gr/" + "a" * 3000,
        "http://" + "a" * 64 + ".gr/",
        "",
        " ",
        "http://\udcff.gr/",
    ],
)
def test_a_hostile_or_broken_address_is_refused(text: str) -> None:
    with pytest.raises(FetchError):
        parsed(text)


@given(st.text(max_size=60))
def test_no_text_breaks_the_parser(text: str) -> None:
    base = parsed("http://example.gr/list/")
    for make in (lambda: parsed(text), lambda: parsed(f"http://{text}"), lambda: joined(base, text)):
        try:
            url = make()
        except FetchError:
            continue
        assert str(url).isascii()
        assert str(parsed(str(url))) == str(url)


def test_a_reference_is_joined_to_its_page() -> None:
    base = parsed("https://example.gr/list/index.html")
    assert str(joined(base, "../a?x=1")) == "https://example.gr/a?x=1"
    assert str(joined(base, "//other.gr/b")) == "https://other.gr/b"
    with pytest.raises(FetchError):
        joined(base, "mailto:someone@example.gr")


def test_www_makes_no_other_site() -> None:
    assert same_site(parsed("http://www.example.gr/a"), parsed("https://example.gr/b"))
    assert not same_site(parsed("http://example.gr/"), parsed("http://example.com/"))
