"""The fact base: what a fact is, its rules, and the questions that facts answer themselves."""
