from __future__ import annotations

import subprocess
import sys


def test_what_is_kept_is_in_use_before_anything_else_of_the_command_is_imported() -> None:
    program = (
        "import sys, pipeline.patterns as patterns\n"
        "patterns.use_kept_patterns = lambda: print(*sorted({'click', 'pipeline.messages'} & sys.modules.keys()))\n"
        "import pipeline.cli"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout == "\n"
