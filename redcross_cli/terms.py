"""Terms that every part of the program shares."""

from typing import Literal

Lang = Literal["zh", "en"]
# "<" to ">" are those of HL7 FHIR's Quantity: the true value is less than, ... greater than the
# value given. "=" and "~", which is about, are ours.
Comparator = Literal["=", ">", ">=", "<", "<=", "~"]
# The whole numbers that every JSON reader has exactly (RFC 8259, section 6).
LARGEST = 2**53 - 1
