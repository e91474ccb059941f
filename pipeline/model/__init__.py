"""Every type that crosses a step's border: Page → Document → Bitext → Record → Sheet → bytes.

All types are frozen, slotted and built of tuples: they pickle freely and, but for `Element`, compare by value.
Offsets are in code points. In `Block`, `Mark` and `Locator` they point into the page's text (`Document.text`);
in `Run`s of a segment, a value or a passage they point into that object's own text.
Languages are BCP 47 tags; besides real languages `el-Latn` (Greek in Latin letters), `und` (letters of no
certain language) and `zxx` (addresses, file names, hashtags) occur.
"""

from pipeline.model.bitext import Bitext, Normalised, Run, Segment
from pipeline.model.document import LOST, Block, BlockKind, Cell, Document, Element, Mark, MarkKind, Picture, Resource
from pipeline.model.identifier import SheetId
from pipeline.model.issues import Issue, IssueCode, Locator, Severity
from pipeline.model.metadata import Metadata, Thing
from pipeline.model.page import Page
from pipeline.model.passage import Anchor, Link, Passage
from pipeline.model.profile import Profile
from pipeline.model.reasons import Reason
from pipeline.model.record import (
    Aside,
    Blocker,
    Candidate,
    Choice,
    Coverage,
    Doubt,
    Fate,
    FieldPair,
    FieldValue,
    Kind,
    Origin,
    Record,
    TableRow,
    Trust,
)
from pipeline.model.result import (
    Change,
    FieldWords,
    Gone,
    GoneFate,
    Look,
    OpenPoint,
    PageResult,
    PracticeSummary,
    Rendered,
    Report,
    SetAside,
    State,
)
from pipeline.model.review import (
    Approval,
    Edit,
    EditOrigin,
    Judged,
    Lesson,
    MadeFrom,
    PictureEdit,
    Printing,
    Review,
    Standing,
    Teaching,
)
from pipeline.model.rules import Rule
from pipeline.model.sheet import (
    Fact,
    Figure,
    Flow,
    Foot,
    Funding,
    Head,
    Highlight,
    Item,
    Items,
    Note,
    Pair,
    Part,
    Section,
    Sheet,
    Table,
    Text,
)
from pipeline.model.values import MOST_FIGURES, Amount, AmountRole, Contact, Date, KeyFigure, Place, Value
