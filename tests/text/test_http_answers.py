"""Answers of web servers: their head, and what was sent in pieces or packed."""

import gzip
import zlib

import pytest

from pipeline.text.http_answers import answer_parts, inflated


def test_the_fields_of_a_head_are_known_by_their_names_in_lower_case():
    fields, body = answer_parts(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX: a:b\r\n\r\n<p>\r\n\r\n")
    assert (fields, body) == ({"content-type": "text/html", "x": "a:b"}, b"<p>\r\n\r\n")


def test_a_body_in_chunks_is_joined_and_one_that_was_joined_before_stays():
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert answer_parts(head + b"3\r\nabc\r\n2;x=1\r\nde\r\n0\r\n\r\n")[1] == b"abcde"
    assert answer_parts(head + b"<p>abcde")[1] == b"<p>abcde"


def test_a_packed_body_is_unpacked_up_to_a_limit():
    assert inflated(gzip.compress(b"a" * 100), 1_000) == b"a" * 100
    assert inflated(zlib.compress(b"a" * 100), 10) == b"a" * 11
    with pytest.raises(zlib.error):
        inflated(b"<p>abc", 10)
