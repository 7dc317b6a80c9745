"""Terms that every part of the program shares."""

from typing import Literal

Lang = Literal["zh", "en"]
# Those of HL7 FHIR's Quantity: the true value is greater than, less than, ... the value
# given; "~" is about.
Comparator = Literal["=", ">", ">=", "<", "<=", "~"]
# The whole numbers that every JSON reader has exactly (RFC 8259, section 6).
LARGEST = 2**53 - 1
