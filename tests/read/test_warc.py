"""A web archive that comes as one page is refused with what to do."""

import pytest

from pipeline.errors import PageError, UnknownTypeError
from pipeline.lexicon import shipped
from pipeline.model import Page
from pipeline.read import read


@pytest.mark.parametrize(("data", "error"), [(b"WARC/1.0\r\n", PageError), (b"\x1f\x8b packed", UnknownTypeError)])
def test_an_archive_is_no_single_page(data, error):
    with pytest.raises(error) as caught:
        read(Page.of("page.warc.gz", "page", data), shipped())
    assert caught.value.hint
