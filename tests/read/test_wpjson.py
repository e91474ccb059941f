"""Answers of the WordPress API: posts, lists of posts, and such as were cut off on their way."""

import json

import pytest

from pipeline.errors import PageError
from pipeline.lexicon import shipped
from pipeline.model import IssueCode, Page
from pipeline.read import read


def documents(data, name):
    return read(Page.of(name, "page", data if isinstance(data, bytes) else data.encode()), shipped())


def post(title="Ο μύλος", content="<p>Αλέθει &#8216;κριθάρι&#8217;.</p>"):
    return {
        "date": "2020-01-02T03:04:05",
        "link": "https://mill.example.org/en/m/",
        "title": {"rendered": title},
        "content": {"rendered": content, "protected": False},
    }


def test_a_post_has_its_title_date_and_address_in_the_head():
    (page,) = documents(json.dumps(post()), "page.json")
    assert page.text == "Αλέθει ‘κριθάρι’."
    assert (page.metadata.og_title, page.metadata.published) == ("Ο μύλος", "2020-01-02T03:04:05")
    assert page.metadata.url == "https://mill.example.org/en/m/"


def test_a_list_of_posts_is_a_page_each():
    assert len(documents(json.dumps([post(), post("B")]), "page.json")) == 2


@pytest.mark.parametrize("cut", [-30, -46, -52])
def test_an_answer_cut_inside_an_escape_gives_what_it_holds(cut):
    answer = json.dumps(post(content="<p>Αλέθει κριθάρι</p><p>κάθε βράδυ</p>"))
    (page,) = documents(answer[:cut], "page.json")
    assert page.blocks[0].text == "Αλέθει κριθάρι"
    assert page.blocks[1].text.startswith("κάθ")
    assert IssueCode.TRUNCATED_SOURCE in [issue.code for issue in page.issues]
    assert page.metadata.og_title == "Ο μύλος"


def test_a_list_cut_off_keeps_its_whole_posts():
    answer = json.dumps([post(), post("B", "<p>second</p>")])
    pages = documents(answer[:-25], "page.json")
    assert [page.metadata.og_title for page in pages] == ["Ο μύλος", "B"]


@pytest.mark.parametrize("answer", ["{}", "[]", '{"a": 1}', '["x"]', '{"content'])
def test_other_json_is_no_page(answer):
    with pytest.raises(PageError, match="WordPress"):
        documents(answer, "page.json")


@pytest.mark.parametrize(
    "wrap",
    [
        lambda one: json.dumps({"found": 2, "posts": [{**one, "title": "B", "content": "<p>C</p>"}, one]}),
        lambda one: f"{json.dumps(one)}\n{json.dumps(one)}\n",
        lambda one: json.dumps([one, {"id": 3}, one], indent=2),
        lambda one: json.dumps([one, one], ensure_ascii=False).encode("utf-16"),
        lambda one: json.dumps([one, one], ensure_ascii=False).encode("utf-8-sig"),
    ],
)
def test_posts_are_found_in_lists_of_every_form(wrap):
    pages = documents(wrap(post()), "page.json")
    assert len(pages) == 2
    assert not [issue for page in pages for issue in page.issues]
    assert pages[1].text == "Αλέθει ‘κριθάρι’."


def test_a_post_behind_a_password_says_so():
    locked = post() | {"content": {"rendered": "", "protected": True}}
    (page,) = documents(json.dumps(locked), "page.json")
    assert [issue.code for issue in page.issues] == [IssueCode.UNREADABLE_PART]


def test_what_a_site_said_instead_of_a_post_is_told():
    answer = json.dumps({"code": "rest_no_route", "message": "No route was found.", "data": {"status": 404}})
    with pytest.raises(PageError, match=r"the site said \"No route was found\.\""):
        documents(answer, "page.json")
