"""`Sheet` → HTML, by the look's `sheet.html`: a page for browsers, and what the PDF is set from."""

from pipeline.render.html.writer import write_html

__all__ = ["write_html"]
