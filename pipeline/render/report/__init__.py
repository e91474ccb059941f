"""The run told to people: `report.html` and the small pictures of sheets in it."""
