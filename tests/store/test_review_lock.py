from __future__ import annotations

from pathlib import Path

from pipeline.store.review_lock import claim_review, running_review


def test_a_review_that_runs_is_found_by_its_address_and_one_that_has_ended_is_not(tmp_path: Path) -> None:
    assert running_review(tmp_path) == ""
    with claim_review(tmp_path, "http://127.0.0.1:1/?key=k"):
        assert running_review(tmp_path) == "http://127.0.0.1:1/?key=k"
        assert (tmp_path / ".review.lock").stat().st_mode & 0o777 == 0o600
    assert running_review(tmp_path) == ""


def test_a_second_one_that_asks_all_the_same_leaves_the_first_ones_address(tmp_path: Path) -> None:
    with claim_review(tmp_path, "first"), claim_review(tmp_path, "second"):
        assert running_review(tmp_path) == "first"


def test_a_lock_that_somebody_left_is_nobodys(tmp_path: Path) -> None:
    (tmp_path / ".review.lock").write_text("http://127.0.0.1:1/?key=old", encoding="utf-8")
    assert running_review(tmp_path) == ""
    with claim_review(tmp_path, "new"):
        assert running_review(tmp_path) == "new"


def test_a_lock_that_is_a_link_is_never_followed(tmp_path: Path) -> None:
    (tmp_path / "target").write_text("precious", encoding="utf-8")
    (tmp_path / ".review.lock").symlink_to(tmp_path / "target")
    with claim_review(tmp_path, "address"):
        assert running_review(tmp_path) == ""
    assert (tmp_path / "target").read_text(encoding="utf-8") == "precious"


def test_where_nothing_can_be_written_it_runs_all_the_same(tmp_path: Path) -> None:
    with claim_review(tmp_path / "nowhere", "address"):
        assert running_review(tmp_path / "nowhere") == ""
