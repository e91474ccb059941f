"""Lines under labels to values of fields."""
