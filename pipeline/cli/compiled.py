"""Takes the patterns that set-up has kept, before anything is imported that compiles its own."""

from __future__ import annotations

from pipeline.patterns import use_kept_patterns

use_kept_patterns()
