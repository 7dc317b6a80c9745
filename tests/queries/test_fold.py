"""Folding, as properties of any text."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from redcross_cli.figures.fold import SIMPLIFIED, simplify
from redcross_cli.queries.fold import LINE, RULES, fold, fold_all
from tests.queries import characters
from tests.strategies import SENTENCES

# Text in which the rules have much to do, and text of any kind.
STEMS = ["hon", "organ", "centr", "cent", "progra", "societ", "part", "leuk", "z", "y", "b", "st"]
ENDINGS = ["our", "or", "is", "iz", "e", "ed", "es", "er", "ing", "ation", "re", "mme", "m", "ies"]
WORDS = st.lists(st.sampled_from([*STEMS, *ENDINGS, "ae", "oe", "x", "s", "1"]), max_size=6)
LETTERS = st.text(alphabet="aeiosurtbmyzxchAE -é志余", max_size=16) | WORDS.map("".join)
NUMBERS = st.text(alphabet="0123 .,%万余亿人，．million", max_size=12)
TEXTS = LETTERS | NUMBERS | SENTENCES | st.text(max_size=30)


@given(TEXTS)
@example("sses")
@example("ﬁÆoe")
@example("İSE")
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_folded_text_is_words_parted_by_single_spaces(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert folded == folded.lower()
    assert LINE not in folded
    assert not re.search("[^\x00-\x7f][a-z]", folded)


@given(st.text(alphabet="ab1290.,%- 'kmx", max_size=7) | TEXTS)
@example("PM2.5 and 50%of")
def test_a_text_folds_alike_whatever_quotation_marks_it_stands_in(text: str) -> None:
    assert fold(f"“{text}”") == fold(text)


@given(st.lists(TEXTS, max_size=5))
def test_a_text_folds_alike_alone_and_among_others(texts: list[str]) -> None:
    assert fold_all(texts) == [fold(text) for text in texts]


@given(LETTERS)
def test_a_rule_changes_no_text_without_its_letters(text: str) -> None:
    for letters, pattern, replacement in RULES:
        if letters not in text:
            assert re.sub(pattern, replacement, text, flags=re.ASCII) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("leukaemia", "Leukemia"), ("haematopoietic", "hematopoietic"), ("thalassaemia", "thalassemia"),
        ("organisations", "organization"), ("centres", "center"), ("programmes", "program"),
        ("honoured", "honored"), ("square metres", "square meter"), ("societies", "society"),
        ("first-aid", "first aid"), ("AEDs", "aed"), ("ＡＥＤ", "AED"), ("boxes", "box"),
        ("exercises", "exercise"), ("sizes", "size"), ("Spoljarić", "spoljaric"),
        ("2,870,000", "2870000"), ("287 万人", "287万人"), ("2.87 million", "2.87million"),
        ("志願者、帳篷", "志愿者 帐篷"),
    ],
)  # fmt: skip
def test_spellings_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("organ", "organization"), ("crisis", "crisi")])
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(alphabet="志願者帳篷白內障后後里裏干乾\0\n", max_size=12) | TEXTS)
def test_simplifying_keeps_the_length_and_twice_is_once(text: str) -> None:
    assert len(simplify(text)) == len(text)
    assert simplify(simplify(text)) == simplify(text)


def test_the_simplified_characters_are_those_of_opencc() -> None:
    assert simplify("志願者、帳篷、白內障") == "志愿者、帐篷、白内障"
    assert SIMPLIFIED.read_text(encoding="utf-8") == characters.simplified()
