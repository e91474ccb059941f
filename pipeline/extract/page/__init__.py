"""The page before any field: its lines, what stands under what, and where its practices begin."""
