"""The only place that knows the steps' order: what to build, by whom, and what came of it."""
