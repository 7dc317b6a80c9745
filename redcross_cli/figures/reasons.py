"""Why figures of either language cannot be read for certain."""

# The doubt about a bare number, which goes when a list or a fact tells what it counts.
UNCOUNTED = "nothing says what it counts"
RANGE_OR_CHANGE = "it may be a range or a change"
RANGE_OR_LIST = "it may be a range or a list"
SCALE_ABOVE = "a heading may scale it"
SCALE_SHARED = "it may share the scale of the next figure"
THOUSANDS = "it may share the thousands of the next number"
HEDGED_BEHIND = "the words behind it may hedge it"
DENIED = "a denying word before may turn its hedge"
IN_PART = "it may be part of a longer number"
MAYBE_NAME = "it may be part of a name"
