"""Figures in Chinese: numerals, hedges, what is counted, and what is no figure."""

from redcross_cli.figures.words import read_lists

LISTS = read_lists(__file__)
