"""What pages say of themselves."""

from __future__ import annotations

import pickle

from pipeline.model import Metadata
from pipeline.model.metadata import Thing


def test_a_silent_page_says_nothing_and_is_like_any_other_silent_page() -> None:
    assert Metadata() == Metadata(title="", things=(), breadcrumbs=())
    assert Metadata(lang="el") != Metadata()


def test_what_a_page_says_goes_to_other_processes_and_can_be_looked_up() -> None:
    told = Metadata("Title", things=(Thing(("NewsArticle",), under="author", name="A"),))
    assert pickle.loads(pickle.dumps(told)) == told
    assert len({told, pickle.loads(pickle.dumps(told))}) == 1
