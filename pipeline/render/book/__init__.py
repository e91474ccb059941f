"""Many sheets as one book: cover, contents, map, sheets, index and the last page."""
