"""Letters: folding for look-ups, repairing what hands and old code pages broke, Greek capitals.

Nothing here knows a language's words; what a repair needs of them is passed in. Every function takes any string
that Python can hold, lone surrogates included, never raises, and takes time in proportion to the text's length.
"""

from pipeline.text.addresses import Address, AddressKind, addresses
from pipeline.text.capitals import greek_upper
from pipeline.text.folding import fold
from pipeline.text.normalising import Repair, normalise

__all__ = ["Address", "AddressKind", "Repair", "addresses", "fold", "greek_upper", "normalise"]
