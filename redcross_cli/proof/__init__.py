"""Facts held against texts: proof of a fact file, quotations, and drafts of new files.

`text` is an article as locators count in it, `sections` finds its headings. `proof`
judges each figure, by `alignment` also in another edition of the text, and tells what
became of the text's own figures; it quotes the sentence around one. `skeleton` gives a
fact file to complete, `validation` every problem of one.
"""
