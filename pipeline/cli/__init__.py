"""The command `sheets`: options → settings → one call → exit code. Nothing is decided here.

Heavy imports are inside the commands that need them.
"""

from pipeline.cli import compiled  # isort: skip - before all that compiles patterns
from pipeline.cli import words  # isort: skip - before click, which keeps the words that it finds
from pipeline.cli import building, desk, exchange, fetching, finished, launching, packing, reading, reviewing, watching
from pipeline.cli.group import main

words.call_parameters(main)
