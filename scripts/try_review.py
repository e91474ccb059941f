"""Start the review of the working folder with a given `sheets`, ask it for its list, and stop it again."""

from __future__ import annotations

import re
import subprocess
import sys
from http.cookiejar import CookieJar
from urllib.request import HTTPCookieProcessor, build_opener


def main(sheets: str) -> None:
    """End with an error if the review does not show a page of the input folder."""
    with subprocess.Popen([sheets, "review", "--no-browser"], stderr=subprocess.PIPE, text=True) as review:
        try:
            lines = iter(review.stderr or ())
            address = next(found[0] for line in lines if (found := re.search(r"http://127\.0\.0\.1:\d+/\S*", line)))
            page = build_opener(HTTPCookieProcessor(CookieJar())).open(address, timeout=60).read().decode()
        finally:
            # Not SIGINT, which programs that are started in the background ignore.
            review.terminate()
    if "<h1" not in page or ".html" not in page:
        sys.exit("the review shows no pages")


if __name__ == "__main__":
    main(sys.argv[1])
