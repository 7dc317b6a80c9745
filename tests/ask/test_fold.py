"""Folding, as properties of any text."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from redcross_cli.ask.fold import anchor, fold, plain, simplify

# Text in which the rules have much to do, and text of any kind.
LETTERS = st.text(alphabet="aeiosurtbmyzxchAE -é志余", max_size=16)
TEXTS = LETTERS | st.text(max_size=30)


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
