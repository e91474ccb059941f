"""Takes what set-up has compiled and kept, before anything is imported that would compile its own."""

from __future__ import annotations

from pipeline.classes import use_kept_classes
from pipeline.patterns import use_kept_patterns

use_kept_patterns()
use_kept_classes()
