"""`Bitext` → `Record`s: labels, sections, typed values."""
