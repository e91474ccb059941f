"""The review in the browser: the only home of what serves web pages. It works without script, in Greek and English."""
