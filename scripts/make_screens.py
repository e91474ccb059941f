"""The pictures of the guide in Greek, made anew of the sample pages: screens of the review, drawn by Chromium.

python scripts/make_screens.py
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image

ROOT = Path(__file__).parents[1]
SCREENS = {
    "screen-list.png": "",
    "screen-page.png": "page/oreina-choria/kafeneio-ton-eggrafon.txt",
    "screen-pack.png": "packs",
}
_PACK = "packs/Φόρουμ 2027.toml"
_SIZE = (1280, 860)
# The few colours of a screen, with soft edges of letters.
_COLOURS = 64


def main() -> None:
    """Build the samples in a folder of their own, open their review, and draw its screens."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        sys.exit("there is no Chromium: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "input", Path(folder, "input"))
        sheets = [sys.executable, "-m", "pipeline.cli"]
        for call in (["build"], ["pack", "--new", _PACK], ["pack", _PACK, "--allow", "provisional,unreviewed"]):
            subprocess.run([*sheets, *call], cwd=folder, check=True)
        environment = {**os.environ, "SHEETS_LANG": "el"}
        command = [*sheets, "review", "--no-browser"]
        with subprocess.Popen(command, cwd=folder, env=environment, stderr=subprocess.PIPE, text=True) as review:
            try:
                lines = iter(review.stderr or ())
                address = urlsplit(next(found[0] for line in lines if (found := re.search(r"http://\S+", line))))
                for name, path in SCREENS.items():
                    _draw(chromium, address._replace(path=f"/{path}").geturl(), Path(folder, name))
                    with Image.open(Path(folder, name)) as screen:
                        screen.convert("RGB").quantize(_COLOURS, dither=0).save(ROOT / "docs" / name, optimize=True)
            finally:
                review.send_signal(signal.SIGINT)


def _draw(chromium: str, address: str, file: Path) -> None:
    size = ",".join(map(str, _SIZE))
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size={size}")
    command = [chromium, *options, "--virtual-time-budget=4000", f"--screenshot={file}", address]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
