"""Floods of one sign."""

from __future__ import annotations

import time

import pytest

from pipeline.text import addresses, fold, greek_upper, normalise


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "\u0301",
        "a\u0301",
        "α\u0301",
        "#a,",
        ")",
        "a.",
        "\u00ad",
        "Aα",
        "Α ",
        "a@",
        "`",
        "\u1100\u1161",
        "a_",
        "x\u00ad y",
    ],
)
def test_time_grows_with_the_length_only(unit: str) -> None:
    text = unit * 100_000
    for function in (normalise, fold, greek_upper, addresses):
        begin = time.process_time()
        function(text)
        assert time.process_time() - begin < 5
