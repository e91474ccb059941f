"""Web pages about good practices in, bilingual Greek and English fact sheets out."""

__version__ = "0.1.0"
