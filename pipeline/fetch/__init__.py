"""Pages from the web into the input folder: politely, and from no address that is not meant for the public.

The only part of the package that touches the network. Layers, from the bottom: urls, addresses → connecting → transport
(one request) → client (robots, pauses, retries, redirects) → discover → keep, journal, warc (files) → rounds → images.
"""
