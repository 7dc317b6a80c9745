"""Figures in English: numerals, hedges, what is counted, and what is no figure."""
