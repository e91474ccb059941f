"""A site to teach, and what a person points at on one of its pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.run.proposals import Pointing
from pipeline.settings import Settings

ROOT = Path(__file__).parents[2]
SETTINGS = Settings(jobs=2)
TEXT = """Ένα παλιό fournos που ξανάνοιξε για όλους

Με τα χέρια: Σύλλογος Φούρνου

Διάθεση fournos

Περιγραφή

Το fournos άνοιξε ξανά με δουλειά και γέλια.

Ό,τι μας ξενύχτησε

Στο fournos έσταζε η στέγη για τρεις χειμώνες.

Ελάτε να σας κεράσουμε."""
PAGES = {
    "fournos": "Σύλλογος Φούρνου",
    "mylos": "Κοινότητα Μύλου",
    "skala": "Παρέα της Σκάλας",
    "vrysi": "Δήμος Βρύσης",
}


def body(name: str, who: str) -> str:
    return f"""<html><head><title>{name}</title></head><body><h1>Ένα παλιό {name} που ξανάνοιξε για όλους</h1>
<p>Με τα χέρια: {who}</p><p class="spirit">Διάθεση {name}</p>
<h2>Περιγραφή</h2><p>Το {name} άνοιξε ξανά με δουλειά και γέλια.</p>
<h2>Ό,τι μας ξενύχτησε</h2><p>Στο {name} έσταζε η στέγη για τρεις χειμώνες.</p>
<p>Ελάτε να σας κεράσουμε.</p></body></html>"""


@pytest.fixture
def taught_site(tmp_path: Path) -> Path:
    """A working folder with four pages of one site, and one of another."""
    for name, who in (*PAGES.items(), ("allou/xeno", "Κάποιος")):
        file = tmp_path / "input" / (f"{name}.html" if "/" in name else f"erga/{name}.html")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(body(name.rpartition("/")[2], who), encoding="utf-8")
    return tmp_path


def pointing(words: str, field: str = "", *, is_label: bool = False) -> Pointing:
    start = TEXT.index(words)
    return Pointing("erga/fournos.html", start, start + len(words), field, is_label)
