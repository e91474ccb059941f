"""The review answers only to the one who holds its key, and only from its own screens."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from flask import Flask, g
from flask.testing import FlaskClient

from pipeline.serve.guard import Door, guard

PORT = 8123
HOST = f"127.0.0.1:{PORT}"
DOOR = Door(PORT, frozenset({HOST, f"localhost:{PORT}"}), key="k" * 43, token="t" * 43)
OURS = {"Host": HOST, "Origin": f"http://{HOST}", "Sec-Fetch-Site": "same-origin"}


def client(door: Door = DOOR, *, has_key: bool = True) -> FlaskClient:
    app = Flask("a review", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = 1_000
    guard(app, door)

    @app.route("/page", methods=["GET", "POST"])
    def page() -> str:
        return f"here, {g.get('user', 'you')}"

    made = app.test_client()
    if has_key:
        made.set_cookie(door.cookie, door.key, domain="127.0.0.1")
    return made


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8123", "127.0.0.1", "127.0.0.1:9", "", "127.0.0.1:8123."]
)
def test_a_host_that_is_not_ours_is_refused(host: str) -> None:
    assert client().get("/page", headers={"Host": host}).status_code == 421


def test_without_the_key_nothing_is_shown() -> None:
    assert client(has_key=False).get("/page", headers={"Host": HOST}).status_code == 401
    stranger = client(has_key=False)
    stranger.set_cookie(DOOR.cookie, "x" * 43, domain="127.0.0.1")
    assert stranger.get("/page", headers={"Host": HOST}).status_code == 401


def test_a_wrong_key_in_the_address_is_refused_also_for_who_has_the_right_one() -> None:
    assert client().get("/page?key=wrong", headers={"Host": HOST}).status_code == 403
    assert client(has_key=False).get("/page?key=%CE%BA", headers={"Host": HOST}).status_code == 403


def test_the_right_key_becomes_a_cookie_and_leaves_the_address() -> None:
    answer = client(has_key=False).get(f"/page?key={DOOR.key}", headers={"Host": HOST})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/page")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith(f"sheets-{PORT}={DOOR.key};")
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_the_key_leads_nowhere_else() -> None:
    answer = client(has_key=False).get(f"//evil.example/?key={DOOR.key}", headers={"Host": HOST})
    assert answer.headers["Location"].startswith("/")
    assert not answer.headers["Location"].startswith("//")


@pytest.mark.parametrize(
    ("headers", "form"),
    [
        ({"Origin": "http://evil.example"}, {"token": DOOR.token}),
        ({"Origin": "null"}, {"token": DOOR.token}),
        ({"Origin": f"http://localhost:{PORT + 1}"}, {"token": DOOR.token}),
        ({"Sec-Fetch-Site": "cross-site"}, {"token": DOOR.token}),
        ({"Sec-Fetch-Site": "same-site"}, {"token": DOOR.token}),
        ({}, {"token": "wrong"}),
        ({}, {}),
    ],
)
def test_a_form_from_elsewhere_is_refused(headers: Mapping[str, str], form: Mapping[str, str]) -> None:
    assert client().post("/page", data=form, headers={**OURS, **headers}).status_code == 403


def test_a_form_that_says_no_origin_is_refused() -> None:
    headers = {name: value for name, value in OURS.items() if name != "Origin"}
    assert client().post("/page", data={"token": DOOR.token}, headers=headers).status_code == 403


def test_a_form_without_the_cookie_is_refused() -> None:
    assert client(has_key=False).post("/page", data={"token": DOOR.token}, headers=OURS).status_code == 401


def test_our_own_form_is_taken_up_to_its_size() -> None:
    assert client().post("/page", data={"token": DOOR.token}, headers=OURS).status_code == 200
    assert client().post("/page", data={"token": DOOR.token, "x": "x" * 2_000}, headers=OURS).status_code == 413


def test_every_answer_forbids_what_is_not_our_own_also_a_refusal() -> None:
    for answer in (client().get("/page", headers={"Host": HOST}), client().get("/page", headers={"Host": "evil"})):
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert answer.headers["Cache-Control"] == "no-store"


def test_behind_a_proxy_it_says_who_somebody_is() -> None:
    door = Door(PORT, frozenset({"review.dimos.gr"}), "X-User")
    behind = client(door, has_key=False)
    assert behind.get("/page", headers={"Host": "review.dimos.gr"}).status_code == 401
    answer = behind.get("/page", headers={"Host": "review.dimos.gr", "X-User": "maria"})
    assert answer.get_data(as_text=True) == "here, maria"
    # As it comes over the wire: names in UTF-8, and a host however somebody has typed it.
    # The bytes of υ and Π end with what is a blank by itself.
    for name in ("Μαρία", "Μαρία Παπανδρέου", "ΦΙΛΙΠ"):
        greek = {"Host": "Review.dimos.gr", "X-User": name.encode().decode("latin-1")}
        assert behind.get("/page", headers=greek).get_data(as_text=True) == f"here, {name}"
    form = {"Origin": "https://review.dimos.gr", **greek}
    assert behind.post("/page", headers=form, data={"token": door.token}).status_code == 200


@pytest.mark.parametrize(
    ("listen", "start"),
    [
        ("127.0.0.1", "http://127.0.0.1:9/?key="),
        ("127.0.0.2", "http://127.0.0.2:9/?key="),
        ("::1", "http://[::1]:9/?key="),
    ],
)
def test_the_address_is_where_it_listens(listen: str, start: str) -> None:
    assert Door.here(9, listen).address.startswith(start)


def test_keys_are_long_and_differ() -> None:
    assert Door.here(1).key != Door.here(1).key
    assert len(Door.here(1).key) >= 43
    assert Door.here(1).key not in repr(Door.here(1))
