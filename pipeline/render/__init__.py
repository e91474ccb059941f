"""`Record` → `Sheet` → bytes."""
