"""What kind of file a page is: told from its bytes, its extension only breaks ties."""

from __future__ import annotations

import re

from pipeline.read.charset import is_text

HTML = "text/html"
PLAIN = "text/plain"
MARKDOWN = "text/markdown"
MHTML = "multipart/related"
JSON = "application/json"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
WARC = "application/warc"
UNKNOWN = "application/octet-stream"

_EXTENSIONS = {
    "htm": HTML,
    "html": HTML,
    "xhtml": HTML,
    "mht": MHTML,
    "mhtml": MHTML,
    "txt": PLAIN,
    "text": PLAIN,
    "md": MARKDOWN,
    "markdown": MARKDOWN,
    "json": JSON,
    "docx": DOCX,
    "pdf": PDF,
    "warc": WARC,
    "gz": WARC,
}
_HEAD = 65_536
_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|div|p|table|h1|article|section|ul|main|title)[\s>]", re.IGNORECASE
)
_MARKUP_START = re.compile(
    rb"\s*<(?:!doctype|html|\?xml|!--|head|body|div|p|h[1-6]|article|section|table)", re.IGNORECASE
)
_MIME_HEADER = re.compile(rb"(?:^|\n)content-type:\s*multipart/related", re.IGNORECASE)
_JSON_START = re.compile(rb"""(?:\xef\xbb\xbf)?\s*(?:\{\s*["}]|\[\s*[\{\]"])""")


def media_type(path: str, data: bytes) -> str:
    """The media type of a file. What bears no extension and shows no markup is text; another extension is unknown."""
    head = data[:_HEAD]
    if head.startswith(b"%PDF-") or b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return DOCX
    if head.startswith((b"WARC/", b"\x1f\x8b")):
        return WARC
    return _text_type(_claimed(path), head)


def _claimed(path: str) -> str:
    """The type that the file's extension claims; text without any, as what comes from a pipe has none."""
    _, dot, extension = path.rsplit("/", 1)[-1].rpartition(".")
    return _EXTENSIONS.get(extension.lower(), UNKNOWN) if dot else PLAIN


def _text_type(claimed: str, head: bytes) -> str:
    thin = head.replace(b"\x00", b"") if b"\x00" in head else head
    thin = thin.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if _MIME_HEADER.search(thin[:4096]):
        return MHTML
    if _JSON_START.match(thin):
        return JSON
    if _MARKUP_START.match(thin):
        return HTML
    if not is_text(head):
        return UNKNOWN
    if claimed in {PLAIN, MARKDOWN}:
        # A text that mentions a tag is a text still; a page saved under a wrong name has many.
        return HTML if len(_TAG.findall(thin)) > 5 else claimed
    return HTML if claimed == HTML or _TAG.search(thin) else UNKNOWN
