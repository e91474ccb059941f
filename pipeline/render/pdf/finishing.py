"""The last touches to a PDF before it is written: what PDF/UA-1 and PDF/A-2a ask for and WeasyPrint leaves open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pydyf

from pipeline.render.pdf.metadata import identify
from pipeline.render.pdf.streams import settle_ends
from pipeline.render.pdf.structure import Structure
from pipeline.render.pdf.tags import Tagging, number_of

# CSS pixels to PDF points.
_POINTS = 0.75

_ANNOTATION_PRINTS = 4  # ISO 32000-1, table 165

# PDF/A-2 wants every metadata schema that it does not know itself, such as PDF/UA's, to be described in the file.
_XMP = b"""<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>part of PDF/UA</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF>"""


def finisher(
    tagging: Tagging, identifier: str, attempt: int, prepare: Callable[[Any], None] | None = None
) -> Callable[[Any, Any], None]:
    """A finisher for WeasyPrint's `write_pdf`, for the document that was tagged under `tagging`.

    `prepare` changes the file before it is finished. The file gets the sheet's `identifier`. Each `attempt` (counted
    from 0) gives another file that looks the same.
    """

    def finish(document: Any, pdf: Any) -> None:
        if prepare:
            prepare(pdf)
        tree = Structure(pdf, tagging)
        tree.join_pages()
        tree.read_sides_in_turn()
        tree.hide_artifacts()
        tree.leave_out_wrappers()
        for reference in pdf.page_references:
            page = pdf.objects[number_of(reference)]
            # What bleeds is for those who lay pages out on larger ones; it is drawn, but not shown.
            page["MediaBox"] = page["BleedBox"] = page["TrimBox"]
        sizes = {
            reference: (page.width, page.height)
            for reference, page in zip(pdf.page_references, document.pages, strict=True)
        }
        for entry in pdf.objects:
            _mend(entry, sizes)
        identify(pdf, identifier)
        metadata = pdf.objects[number_of(pdf.catalog["Metadata"])]
        metadata.stream = [part.replace(b"</rdf:RDF>", _XMP) for part in metadata.stream]
        settle_ends(pdf, attempt)

    return finish


def _mend(entry: Any, sizes: dict[bytes, tuple[float, float]]) -> None:
    """Pictures are not smoothed, links are printed, cells are found by scope, boxes count from the page's foot.

    What of a picture bleeds over the page's edges is no part of its box.
    """
    if isinstance(entry, pydyf.Stream):
        if entry.extra.get("Subtype") == "/Image":
            entry.extra["Interpolate"] = "false"
    elif isinstance(entry, dict):
        attributes: Any = entry.get("A")
        if entry.get("Type") == "/Annot":
            entry["F"] = _ANNOTATION_PRINTS
        elif entry.get("S") == "/Figure" and "BBox" in attributes:
            left, top, right, bottom = attributes["BBox"]
            width, height = sizes[entry["Pg"]]
            corners = (max(left, 0), height - min(bottom, height), min(right, width), height - max(top, 0))
            attributes["BBox"] = pydyf.Array(_POINTS * corner for corner in corners)
        elif entry.get("S") in {"/TH", "/TD"}:
            # They name cells by page; a table that goes over pages has them twice.
            entry.pop("ID", None)
            attributes.pop("Headers", None)
