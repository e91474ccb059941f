"""Values to a record: every character accounted for, languages paired, in the order of the sheet."""
