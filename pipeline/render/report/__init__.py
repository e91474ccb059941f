"""The report of a run for people: `report.html`, and the small pictures of sheets in it."""
