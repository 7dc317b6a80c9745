"""A writer's own text, held against the facts: what each figure is about, and may it stand."""
