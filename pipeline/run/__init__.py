"""The only place that knows the order of the steps: what to build, where, and what came of it."""
