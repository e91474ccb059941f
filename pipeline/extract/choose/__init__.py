"""What no label says, by a scored choice."""
