"""One module a value type: text → typed value, or an issue."""
