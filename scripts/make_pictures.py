"""The README's pictures of sheets, made anew of the sample pages: the first pages of their PDFs.

python scripts/make_pictures.py
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL.Image import Quantize
from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

ROOT = Path(__file__).parents[1]
SHEETS = {
    "sheet-both.png": "oreina-choria/kafeneio-ton-eggrafon",
    "sheet-en.png": "interreg/building-parts-bank",
}
# Wide enough for a screen of twice the usual dots.
_WIDTH = 900
# The few colours of a sheet, with soft edges of letters; those of single points are among them.
_COLOURS = 64


def main() -> None:
    """Build the samples and draw a page of each."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pipeline.cli", "build", "--formats", "pdf", "--jobs", "1", "--out", folder]
        subprocess.run(command, cwd=ROOT, check=True)
        for name, sheet in SHEETS.items():
            with PdfDocument(Path(folder, f"{sheet}.pdf")) as document:
                page = document[0]
                picture = page.render(scale=_WIDTH / page.get_width()).to_pil()
            picture.quantize(_COLOURS, Quantize.FASTOCTREE, dither=0).save(ROOT / "docs" / name, optimize=True)


if __name__ == "__main__":
    main()
