"""Facts held against texts: proof of a fact file, quotations, and drafts of new files."""
