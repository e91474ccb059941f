"""A record of a few invented words, and the tools that amending is handed."""

from __future__ import annotations

import pytest

from pipeline.amend.tools import Tools
from pipeline.lexicon import Lexicon
from pipeline.split import split_sentences, split_text


@pytest.fixture(scope="session")
def tools(lexicon: Lexicon) -> Tools:
    return Tools(lexicon, split_text, split_sentences)
