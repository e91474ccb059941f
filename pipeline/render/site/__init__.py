"""Many sheets as static pages for the web: a page a sheet, and an index to find them."""
