"""Meta files, as people and fetches write them."""

from dataclasses import fields

import pytest

from pipeline import extract_page
from pipeline.fetch import meta as fetched_meta
from pipeline.model import IssueCode
from pipeline.store.meta import KEYS, PageMeta, parse_meta


def messages(text):
    found = parse_meta(text.encode(), "a.html.meta.toml")
    assert {issue.code for issue in found.issues} <= {IssueCode.WRONG_META}
    return [issue.message.removeprefix("a.html.meta.toml: ") for issue in found.issues]


@pytest.mark.parametrize(
    ("text", "fetched"),
    [
        ("fetched = 2026-11-02", "2026-11-02"),
        ('fetched = "2026-11-02"', "2026-11-02"),
        ('fetched = "2026-11"', "2026-11"),
        ("fetched = 2026-11-02T10:15:00Z", "2026-11-02 10:15:00+00:00"),
        ('fetched = "2026-11-02T10:15:00Z"', "2026-11-02T10:15:00Z"),
        ('fetched = ""', None),
        ("", None),
    ],
)
def test_dates_are_read_with_and_without_quotes(text, fetched):
    assert parse_meta(text.encode(), "a.html.meta.toml") == PageMeta(None, fetched)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('ulr = "https://e.org/a"', "'ulr' is no key of it; did you mean url?"),
        ('Fetched = "2026-11-02"', "'Fetched' is no key of it; did you mean fetched?"),
        ('publisher = "E"', "'publisher' is no key of it"),
        ('url = "www.example.org"', "url is no web address: 'www.example.org'; it begins with https:// or http://"),
        ("url = 7", "url is no web address: '7'; it begins with https:// or http://"),
        ('url = "https://[e.org"', "url is no web address: 'https://[e.org'; it begins with https:// or http://"),
        ('fetched = "2 November"', "fetched is no date: '2 November'; write it as 2026-11-02"),
        ("fetched = 2026", "fetched is no date: '2026'; write it as 2026-11-02"),
        ('images = "a.png"', "images is no list of tables, each with file and url"),
        ('[[images]]\nfile = "a.png"', "images is no list of tables, each with file and url"),
    ],
)
def test_what_is_of_no_use_is_told_by_its_key(text, message):
    assert messages(text) == [message]
    found = parse_meta(text.encode(), "a.html.meta.toml")
    assert (found.url, found.fetched, found.images) == (None, None, {})


def test_all_that_a_fetch_writes_is_known():
    assert {one.name for one in fields(fetched_meta.FetchMeta)} == set(KEYS)


def test_a_wrong_entry_is_a_warning_in_the_record_of_its_page(tmp_path):
    (tmp_path / "a.html").write_text("<h1>The lent wheel</h1><p>It turns.</p>", encoding="utf-8")
    (tmp_path / "a.html.meta.toml").write_text('ulr = "https://e.org/a"', encoding="utf-8")
    (record,) = extract_page(tmp_path / "a.html")
    assert ("wrong-meta", "warning") in [(issue["code"], issue["severity"]) for issue in record["issues"]]
