"""`Sheet` → DOCX by python-docx, on the look's `sheet.docx`: a document as a person would have made it with styles."""

from pipeline.render.docx.writer import warm_up, write_docx

__all__ = ["warm_up", "write_docx"]
