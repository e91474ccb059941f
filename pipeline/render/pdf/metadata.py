"""The sheet's identifier in the metadata of a PDF (XMP, ISO 16684-1)."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pydyf

_DESCRIPTION = (
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:identifier>{}</dc:identifier></rdf:Description>"
)
_PACKET = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">{}</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
_END = b"</rdf:RDF>"


def packet(identifier: str) -> bytes:
    """The metadata of a file that has no other."""
    return _PACKET.format(_DESCRIPTION.format(escape(identifier))).encode()


def identify(pdf: pydyf.PDF, identifier: str) -> None:
    """Add the identifier to the metadata of a file that WeasyPrint is about to write, uncompressed."""
    if "Metadata" not in pdf.catalog:
        made = pydyf.Stream([packet(identifier)], {"Type": "/Metadata", "Subtype": "/XML"}, compress=False)
        pdf.add_object(made)
        pdf.catalog["Metadata"] = made.reference
        return
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    metadata.compress = False
    own = _DESCRIPTION.format(escape(identifier)).encode()
    metadata.stream = [part.replace(_END, own + _END) for part in metadata.stream]
