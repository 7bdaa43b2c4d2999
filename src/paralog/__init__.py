"""paralog finds functions that do the same thing and no longer look it."""
