"""The pages of a list of WordPress posts (JSON), and where in the file each is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256

from pipeline.store.archive import ArchivedPage

# Strings, the last perhaps cut off, and what opens and closes lists and objects.
_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*(?:"|\Z)|[\[\]{}]', re.DOTALL)
_CONTENT = b'"content"'


def posts_in(data: bytes) -> tuple[ArchivedPage, ...]:
    """Each post of a list as a page of its own, numbered from 1; none if the file holds fewer than two."""
    spans = [(start, end) for start, end in _objects(data) if _CONTENT in data[start:end]]
    if len(spans) < 2:
        return ()
    return tuple(
        ArchivedPage(number, 0, start, end - start, "", "", sha256(data[start:end]).hexdigest(), is_post=True)
        for number, (start, end) in enumerate(spans, 1)
    )


def _objects(data: bytes) -> Iterator[tuple[int, int]]:
    """Where the objects are: in a list, in the list `posts` of an object, or one after another without a list."""
    depth, level, start, said = 0, -1, -1, b""
    for token in _TOKEN.finditer(data):
        sign = token[0][:1]
        if sign == b'"':
            said = token[0]
        elif sign in b"[{":
            if level < 0:
                level = 1 if sign == b"[" else 0
            elif sign == b"[" and depth == 1 and said == b'"posts"':
                level, start = 2, -1
            if sign == b"{" and depth == level:
                start = token.start()
            depth += 1
        else:
            depth -= 1
            if sign == b"}" and depth == level and start >= 0:
                yield start, token.end()
                start = -1
    if start >= 0:
        yield start, len(data)
