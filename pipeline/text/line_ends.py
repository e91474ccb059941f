"""With what signs lines end, a set for each question that is asked of it.

They differ on purpose: a heading may be a question, which in Greek ends in a semicolon, a name may end in dots, and in
running text a quotation or a bracket closes a sentence that a label never has.
"""

from __future__ import annotations

# What opens a list, a value or a section.
COLONS = (":", "：")
# A sentence, whatever stands in brackets or quotation marks after it.
SENTENCE = (".", "!", "?", ";", "…")
# Prose rather than a heading: a question may be one.
PROSE = (".", "!", ";")
# A line that tells something, however short it is; a note in brackets need not.
TOLD = (*SENTENCE, ":", "»", "”")
# A part of a text that is whole: what stands on the next line does not go on with it.
WHOLE = (*TOLD, '"', ")")
# No heading, by the looks alone: a sentence, or one that goes on.
NO_HEADING = (".", "!", ",", ":", "…")
# No heading in plain text, where quotations and brackets end sentences, and a colon is a heading's.
NO_PLAIN_HEADING = (".", "!", ",", "…", "»", "”", ")")
# Hardly a title: one that its site has cut off ends in dots.
NO_TITLE = (*PROSE, ",")
# No label.
NO_LABEL = (*NO_TITLE, "…")
# No name after what is only like a label.
NO_NAME = (*PROSE, ":")
# A part of a text, and so no title on a line of its own.
PART = (".", ":", ";")
