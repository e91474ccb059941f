"""How right the reading of pages is, on pages with known answers: `python -m benchmarks.reading`."""
