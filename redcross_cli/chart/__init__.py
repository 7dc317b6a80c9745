"""Charts of indicators: the bars, and how a terminal or a picture shows them."""
