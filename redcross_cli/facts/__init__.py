"""The fact base: what a fact is, how a fact file is read and proven."""
