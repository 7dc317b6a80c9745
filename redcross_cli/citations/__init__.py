"""Citations: a fact's sentence with its mark, and the reference that the mark stands for."""
