"""Pictures are told by their first bytes, whatever they are called."""

import pytest

from pipeline.read.images import media_type


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\x00\x00\x00\x00WEBP", "image/webp"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", ""),
        (b"\xd7\xcd\xc6\x9a", ""),
        (b"", ""),
    ],
)
def test_a_picture_that_a_sheet_can_show_is_known(data, kind):
    assert media_type(data) == kind
