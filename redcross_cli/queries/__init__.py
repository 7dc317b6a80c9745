"""Finding facts: by id and filter, and by words, best first."""
