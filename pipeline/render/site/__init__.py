"""A gallery: a static web page for each sheet, and an index to find them."""
