"""Every type that crosses a step's border: Page → Document → Bitext → Record → Sheet → bytes.

All types are frozen, slotted and built of tuples: they compare by value and pickle freely.
Offsets are counted in code points. In `Block`, `Mark` and `Locator` they point into the page's text
(`Document.text`); in `Run`s of a segment, a value or a passage they point into that object's own text.
Languages are BCP 47 tags; besides real languages `el-Latn` (Greek in Latin letters), `und` (letters of no
certain language) and `zxx` (addresses, file names, hashtags) occur.
"""

from pipeline.model.bitext import Bitext, Normalised, Run, Segment
from pipeline.model.document import (
    Block,
    BlockKind,
    Cell,
    Document,
    Mark,
    MarkKind,
    Metadata,
    Page,
    Picture,
    Resource,
)
from pipeline.model.identifier import SheetId
from pipeline.model.issues import Issue, IssueCode, Locator, Severity
from pipeline.model.record import (
    Amount,
    Aside,
    Contact,
    Coverage,
    Date,
    Fate,
    FieldPair,
    FieldValue,
    Kind,
    Place,
    Record,
    Value,
)
from pipeline.model.result import Card, Look, PageResult, Rendered, Report, SetAside, State
from pipeline.model.sheet import (
    Fact,
    Facts,
    Figure,
    Flow,
    Heading,
    Item,
    Items,
    Link,
    Note,
    Pair,
    Part,
    Passage,
    Sheet,
    Table,
    Text,
)

__all__ = [
    "Amount",
    "Aside",
    "Bitext",
    "Block",
    "BlockKind",
    "Card",
    "Cell",
    "Contact",
    "Coverage",
    "Date",
    "Document",
    "Fact",
    "Facts",
    "Fate",
    "FieldPair",
    "FieldValue",
    "Figure",
    "Flow",
    "Heading",
    "Issue",
    "IssueCode",
    "Item",
    "Items",
    "Kind",
    "Link",
    "Locator",
    "Look",
    "Mark",
    "MarkKind",
    "Metadata",
    "Normalised",
    "Note",
    "Page",
    "PageResult",
    "Pair",
    "Part",
    "Passage",
    "Picture",
    "Place",
    "Record",
    "Rendered",
    "Report",
    "Resource",
    "Run",
    "Segment",
    "SetAside",
    "Severity",
    "Sheet",
    "SheetId",
    "State",
    "Table",
    "Text",
    "Value",
]
