"""Folding, as properties of any text."""

from __future__ import annotations

import re
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from redcross_cli.search.fold import RULES, anchor, fold, plain, simplify

# Text in which the rules have much to do, and text of any kind.
LETTERS = st.text(alphabet="aeiosurtbmyzxchAE -é志余", max_size=16)
TEXTS = LETTERS | st.text(max_size=30)
STEMS = ["hon", "organ", "centr", "cent", "progra", "societ", "part", "leuk", "z", "y", "b", "st"]
ENDINGS = ["our", "or", "is", "iz", "e", "ed", "es", "er", "ing", "ation", "re", "mme", "m", "ies"]
WORDS = st.lists(st.sampled_from([*STEMS, *ENDINGS, "ae", "oe", "x", "s", "1"]), max_size=6)


@given(st.text(alphabet="，：；（）？！％Ａａ½²ﬁéß志余 \n", max_size=12) | TEXTS)
def test_compatibility_form_is_plain_already(text: str) -> None:
    assert plain(normalize("NFKC", text)) == plain(text)


@given(LETTERS | WORDS.map("".join))
def test_a_rule_changes_no_text_without_its_letters(text: str) -> None:
    for letters, pattern, replacement in RULES:
        if letters not in text:
            assert re.sub(pattern, replacement, text, flags=re.ASCII) == text


@given(TEXTS)
@example("sses")
@example("cases")
@example("ﬁÆoe")
@example("İSE")
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="志願者帳篷白內障后後里裏干乾", max_size=12))
def test_simplifying_twice_is_simplifying_once(text: str) -> None:
    assert simplify(simplify(text)) == simplify(text)


@given(LETTERS, LETTERS, LETTERS)
@example("", "mmes", "")
@example("", "AAAs余", "")
@example("", "-余", "")
def test_a_text_without_the_anchor_cannot_fold_to_hold_the_word(
    before: str, word: str, after: str
) -> None:
    text = f"{before} {word} {after}"
    if fold(word) in fold(text):
        assert anchor(fold(word)) in plain(text)


@given(st.lists(WORDS.map("".join), max_size=3).map(" ".join))
@example("honoured")
@example("organising parties")
def test_a_text_without_the_anchor_folds_to_no_word_that_begins_so(text: str) -> None:
    for word in fold(text).split():
        for typed in {fold(word[:end]) for end in range(1, len(word) + 1)}:
            if word.startswith(typed):
                assert anchor(typed) in plain(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("leukaemia", "Leukemia"),
        ("haematopoietic", "hematopoietic"),
        ("thalassaemia", "thalassemia"),
        ("organisations", "organization"),
        ("centres", "center"),
        ("programmes", "program"),
        ("honoured", "honored"),
        ("square metres", "square meter"),
        ("societies", "society"),
        ("first-aid", "first aid"),
        ("AEDs", "aed"),
        ("ＡＥＤ", "AED"),
        ("campus", "campus"),
        ("boxes", "box"),
        ("exercises", "exercise"),
        ("sizes", "size"),
        ("Spoljarić", "spoljaric"),
    ],
)
def test_spellings_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("organ", "organization"), ("crisis", "crisi")])
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_simplified_text_stays_as_it_is() -> None:
    assert simplify("志願者、帳篷、白內障") == "志愿者、帐篷、白内障"
    assert simplify("志愿者、帐篷、白内障") == "志愿者、帐篷、白内障"


@given(line=st.text(), other=st.text())
def test_a_plain_line_does_not_depend_on_others(line: str, other: str) -> None:
    line, other = line.replace("\n", ""), other.replace("\n", "")
    assert plain(f"{other}\n{line}\né").split("\n") == [plain(other), plain(line), "e"]


def test_a_text_is_simplified_to_its_end() -> None:
    assert simplify("志願\0者\n帳篷\0") == "志愿\0者\n帐篷\0"
