"""Bytes of a page → `Document`: one reader a source format, the charset rule, and the recognition of page furniture."""
