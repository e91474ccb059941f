"""Well-known file types that are not pages, by their bytes, with what a person can do about each."""

from __future__ import annotations

import plistlib
import re
import shlex
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple
from xml.parsers.expat import ExpatError

from pipeline.messages import Message
from pipeline.read import packages
from pipeline.read.charset import decode, is_text
from pipeline.sources import DOC, HTML, PAGE_SUFFIXES, PICTURE, RTF, SOURCES

EMAIL = "message/rfc822"
SHORTCUT = "application/x-mswinurl"
EPUB = "application/epub+zip"
XML = "application/xml"
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."


class _Refusal(NamedTuple):
    what: str
    hint: str


# The ids of messages by media type.
_REFUSALS: Mapping[str, _Refusal] = MappingProxyType(
    {
        DOC: _Refusal("read.old-word", "read.save-as-docx"),
        RTF: _Refusal("read.rich-text", "read.save-as-docx"),
        EPUB: _Refusal("read.e-book", "read.save-as-html"),
        packages.XLSX: _Refusal("read.spreadsheet", "read.save-as-pdf"),
        packages.XLS: _Refusal("read.spreadsheet", "read.save-as-pdf"),
        f"{_OPEN_DOCUMENT}spreadsheet": _Refusal("read.spreadsheet", "read.save-as-pdf"),
        packages.PPTX: _Refusal("read.slides", "read.save-as-pdf"),
        packages.PPT: _Refusal("read.slides", "read.save-as-pdf"),
        f"{_OPEN_DOCUMENT}presentation": _Refusal("read.slides", "read.save-as-pdf"),
        packages.LOCKED: _Refusal("read.locked-office", "read.take-password-off"),
        packages.ZIP: _Refusal("read.archive", "read.unpack"),
        packages.OUTLOOK: _Refusal("read.mail", "read.save-from-mail"),
        EMAIL: _Refusal("read.mail", "read.save-from-mail"),
        PICTURE: _Refusal("read.picture", "read.recognise-text"),
        **dict.fromkeys(
            (packages.OLE, packages.PACKAGE, packages.IWORK, XML), _Refusal("read.other-program", "read.save-as-pdf")
        ),
    }
)

_XML = rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,1000}-->\s*)?"
_PICTURES = re.compile(
    rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|II\*\x00|MM\x00\*|RIFF.{4}WEBP|.{4}ftyp(?:avif|heic|heix|mif1|msf1)"
    rb"|\x00\x00\x00\x0cjP  |\x00\x00\x01\x00|AT&TFORM|" + _XML + rb"<!DOCTYPE svg[\s>]",
    re.DOTALL,
)
# The start of a drawing, or of an HTML page without a head whose first element is one, such as an icon.
_DRAWING = re.compile(_XML + rb"<svg[\s>]")
# Word 2003 could save its documents as XML, also under the name .doc.
_WORD_XML = re.compile(_XML + rb'<\?mso-application progid="Word')
# XML whose first element is none of HTML: a feed, a list of addresses, a document of another program.
_OTHER_XML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<\?xml\s[^>]{0,200}>\s*"
    # A comment ends at its first end: where it may go on, many of them can be parted in more ways than can be tried.
    rb"(?:(?:<\?[^>]{0,1000}>|<!--(?:(?!-->).){0,2000}-->|<!DOCTYPE(?!\s+html)[^>\[]{0,500}>)\s*)*"
    rb"<(?!(?:html|head|title|meta|link|base|style|script|body|div|p|h[1-6]|hgroup|article|section|main|header|footer|nav"
    rb"|aside|address|form|table|t[rd]|figure|img|ul|ol|li|dl|span|font|center|blockquote|pre|a|[bi]|em|strong|[bh]r|svg)"
    rb"[\s/>])[a-z][\w:.-]*[\s/>]",
    re.IGNORECASE | re.DOTALL,
)
_STARTS = ((RTF, re.compile(rb"\{\\rtf")), (DOC, _WORD_XML), (XML, _OTHER_XML))
_PLIST = re.compile(rb"bplist00|" + _XML + rb"(?:<!DOCTYPE plist[^>]{0,500}>\s*)?<plist")
_SHORTCUT = re.compile(r"(?i)\s*(?:\[DEFAULT\][^\[]{0,4000})?\[(?:InternetShortcut|Desktop Entry)[^\]]{0,20}\]")
_TARGET = re.compile(r"(?im)^URL=(.*)$")
_WEB = re.compile(r"(?i)https?://[^\s\x00-\x20\x7f]{1,2000}")
_MAIL_HEAD = re.compile(rb"(?:From [^\n]{1,500}\n)?((?:[!-9;-~]{1,100}:[^\n]*\n|[ \t][^\n]*\n)+)")
# Fields that a browser saving a page as MIME does not write.
_OF_MAIL = re.compile(rb"(?im)^(?:to|cc|received|return-path|delivered-to|message-id|reply-to):")
_OF_BOTH = re.compile(rb"(?im)^(?:from|subject|date):")
_HEAD = 16_384


def unsupported_type(suffix: str, data: bytes) -> str:
    """The media type of a file that is not a page, regardless of its name; empty if it may be one. `suffix`: `.eml`."""
    head = data[:_HEAD]
    if _PICTURES.match(head) or (head.startswith(b"BM") and not is_text(head)):
        return PICTURE
    if _DRAWING.match(head) and suffix not in SOURCES[HTML].suffixes:
        return PICTURE
    if shortcut(data) is not None:
        return SHORTCUT
    for media_type, start in _STARTS:
        if start.match(head):
            return media_type
    return EMAIL if suffix not in PAGE_SUFFIXES and _is_mail(head) else ""


def refusal(media_type: str, suffix: str, data: bytes) -> tuple[Message, Message]:
    """What a file is that no reader accepts, and what to do about it."""
    if media_type == SHORTCUT:
        return _shortcut_refusal(shortcut(data) or "")
    known = _REFUSALS.get(media_type)
    if known is None and media_type.startswith(_OPEN_DOCUMENT):
        known = _REFUSALS[packages.PACKAGE]
    if known:
        return Message(known.what), Message(known.hint)
    if is_text(data):
        return Message("read.other-text", suffix=suffix or "?"), Message("read.rename-to-txt")
    return Message("read.other-data"), Message("read.save-from-browser")


def shortcut(data: bytes) -> str | None:
    """The target of a Windows, macOS or Linux desktop shortcut; None if the bytes are not a shortcut."""
    if _PLIST.match(data):
        return _plist_target(data)
    head = data[:_HEAD].replace(b"\0", b"")
    if not (b"[internetshortcut" in head.lower() or b"[Desktop Entry" in head):
        return None
    text = decode(data[:_HEAD]).text
    found = _TARGET.search(text) if _SHORTCUT.match(text) else None
    return found[1].strip() if found else None


def _plist_target(data: bytes) -> str | None:
    try:
        table = plistlib.loads(data)
    except (plistlib.InvalidFileException, ExpatError, ValueError, LookupError, OverflowError, RecursionError):
        return None
    target = table.get("URL") if isinstance(table, dict) else None
    return target if isinstance(target, str) else None


def _shortcut_refusal(target: str) -> tuple[Message, Message]:
    if not _WEB.fullmatch(target):
        return Message("read.shortcut", target=target[:200] or "?"), Message("read.put-itself")
    return Message("read.shortcut", target=target), Message("read.fetch-it", target=shlex.quote(target))


def _is_mail(head: bytes) -> bool:
    found = _MAIL_HEAD.match(head.replace(b"\r\n", b"\n"))
    return bool(found and _OF_MAIL.search(found[1]) and _OF_BOTH.search(found[1]))
