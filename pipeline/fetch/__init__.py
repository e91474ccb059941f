"""Fetches pages from the web into the input folder: politely, and only from public addresses.

The only part of the package that uses the network. Layers, from the bottom: urls, addresses → connecting → transport
(one request) → client (robots, pauses, retries, redirects) → discover → page_store, journal, warc (files) → visitor →
images.
"""
