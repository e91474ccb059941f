"""`Document` → `Bitext`: the language of every stretch of text, and sentence ends."""
