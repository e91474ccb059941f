"""Letters: folding for look-ups, repairing typing errors and damage from old code pages, Greek capitals.

Nothing here knows a language's words; those that a repair needs are passed in. Every function takes any Python string,
lone surrogates included, never raises, and runs in time linear in the text's length.
"""

from pipeline.text.addresses import Address, AddressKind, addresses, is_hashtags
from pipeline.text.capitals import greek_upper
from pipeline.text.folding import fold
from pipeline.text.normalising import Repair, normalise

__all__ = ["Address", "AddressKind", "Repair", "addresses", "fold", "greek_upper", "is_hashtags", "normalise"]
