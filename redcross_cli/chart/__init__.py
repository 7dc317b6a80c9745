"""Charts of indicators: bars or lines, laid out once for a terminal and for a picture."""
