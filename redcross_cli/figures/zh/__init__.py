"""Figures in Chinese: numerals, hedges, what is counted, and what is no figure."""
