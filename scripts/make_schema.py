"""Writes the JSON Schema of the record into the package: to be run after a change to the model or to fields.toml."""

import json
from pathlib import Path

from pipeline.lexicon import shipped
from pipeline.record.schema import FILE, schema

target = Path(__file__).parent.parent / "pipeline" / "record" / FILE
target.write_text(json.dumps(schema(shipped()), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
print(target)
