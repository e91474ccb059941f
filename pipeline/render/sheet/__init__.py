"""`Record` → `Sheet`: which words are printed, in which order. Nothing in this room knows a format."""
