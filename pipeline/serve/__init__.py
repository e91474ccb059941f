"""The review in the browser, the only part that serves web pages. It works without scripts, in Greek and English."""
