"""Many sheets as one book: cover, contents, map, sheets, index and the page at the end."""
