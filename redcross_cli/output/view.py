"""What records are called and say, in words of the reader's language."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeVar, get_args

from msgspec import UNSET

from redcross_cli.facts.base import FactBase
from redcross_cli.facts.csl import Source, cited_names, credited, issued
from redcross_cli.facts.model import Fact
from redcross_cli.messages import _, in_list, speaking
from redcross_cli.terms import Lang

if TYPE_CHECKING:
    from redcross_cli.facts.history import Step
    from redcross_cli.figures.interval import Quantity

_T = TypeVar("_T")
# 浙江等地, 内蒙古等8个省
_AND_OTHERS = "等(?:地|[0-9一二三四五六七八九十多]*个?[省市区县])"


class View(NamedTuple):
    """A fact base, and the language that its reader reads, which is also the one spoken."""

    base: FactBase
    lang: Lang

    def figure(self, fact: Fact) -> str:
        """The figure as the source prints it, if that is in the reader's language and has a unit.

        Else it is said in words; of an action it is "".
        """
        if fact.figure is None:
            return ""
        source, unit = self.base.sources[fact.source], self.base.units[fact.figure.unit]
        printed = fact.figure.printed
        is_read = source.language is not UNSET and source.language.startswith(self.lang)
        names = (*unit.nouns.zh, *unit.nouns.en, unit.label.zh, unit.label.en)
        # 4,680 or "over 7.07 million" leaves open what is counted; 6444例 and 80% do not.
        if is_read and any(_has_word(name, printed) for name in names):
            # A hedge that begins the source's sentence does not begin ours.
            return re.sub("^[A-Z](?=[a-z]* )", lambda first: first[0].lower(), printed)
        return self.figure_in_words(fact)

    def figure_in_words(self, fact: Fact) -> str:
        """A figure with its hedge and unit."""
        from redcross_cli.facts.quantity import figure_in_words

        return figure_in_words(fact, self.base.units, self.lang)

    def period(self, fact: Fact) -> str:
        from redcross_cli.facts.period import in_words

        return in_words(fact.period, fact.basis or None, self.lang)

    def unit(self, id: str) -> str:
        return self.base.units[id].label.pick(self.lang)

    def places(self, fact: Fact) -> str:
        """The names of all places of a fact, and whether its statement says that there are more."""
        names = [self.base.areas[area].name for area in fact.areas]
        places = in_list(name.pick(self.lang) for name in names)
        # A statement may say less than the whole name: 浙江 of 浙江省.
        begun = tuple(name.zh[:end] for name in names for end in range(2, len(name.zh) + 1))
        before = (match.start() for match in re.finditer(_AND_OTHERS, fact.statement.zh))
        if any(fact.statement.zh.endswith(begun, 0, end) for end in before):
            return _("{places} among other places", places=places)
        return places

    def note(self, fact: Fact) -> str:
        return fact.note.pick(self.lang) if fact.note else ""

    def source(self, source: Source) -> str:
        """What a source is called, what it was published in, and when."""
        return _(", ").join(filter(None, [*cited_names(source, self.lang), issued(source)]))

    def credit(self, fact: Fact) -> str:
        """What the source of a fact was published in, or else its title, and when."""
        source = self.base.sources[fact.source]
        return _(", ").join(filter(None, [credited(source, self.lang), issued(source)]))

    def in_short(self, fact: Fact) -> str:
        """A figure with its time and source."""
        return _(", ").join((self.figure(fact), self.period(fact), fact.source))

    def name(self, fact: Fact) -> str:
        """A figure by its id, source and time."""
        period = self.period(fact)
        return _("{id} in {source}, {period}", id=fact.id, source=fact.source, period=period)

    def change(self, step: "Step") -> str:
        """What changed since the figure before, or how the two agree; "" for the first."""
        if step.contradicted_by or step.agreement == "contradicting":
            return _("contradicts")
        if step.agreement:
            return _("may agree") if step.agreement == "overlapping" else _("agrees")
        if step.before is None:
            return _("not compared") if step.reason else ""
        if step.change is None:
            return _("not known")
        return _change(step.change, step.percent, self.lang)


def _has_word(word: str, text: str) -> bool:
    """Whether a word stands in a text, and not only its letters: a t is not in "about"."""
    word, text = word.casefold(), text.casefold()
    return word in text and bool(re.search(f"(?<![a-z]){re.escape(word)}(?![a-z])", text))


def in_each(say: Callable[[View], _T], base: FactBase) -> dict[Lang, _T]:
    """What is said in each language."""
    said: dict[Lang, _T] = {}
    for lang in get_args(Lang):
        with speaking(lang):
            said[lang] = say(View(base, lang))
    return said


def _change(change: "Quantity", percent: "Quantity | None", lang: Lang) -> str:
    """How much more or less there is, in words that say no more than is known.

    What is below a rise may be a fall as well: it is up at most so much.
    """
    is_fall = (change.value or 0) < 0 and (change.upper or 0) <= 0
    if is_fall:
        change, percent = change.times(-1), percent and percent.times(-1)
        ways = {"=": _("down {}"), "~": _("down about {}"), ">": _("down over {}")}
        ways[">="] = _("down at least {}")
    elif not change.value and change.upper is None:
        ways = {">": _("up"), ">=": _("not down"), "<": _("down"), "<=": _("not up")}
        ways |= {"=": _("no change"), "~": _("about the same")}
    else:
        ways = {"=": _("up {}"), "~": _("up about {}"), ">": _("up over {}")}
        ways |= {">=": _("up at least {}"), **dict.fromkeys(("<", "<="), _("up at most {}"))}
    way = "{}" if (change.value or 0) < 0 else ways[change.comparator]
    said = way.format(_amount(change, lang))
    if percent is None or not (percent.value or percent.upper):
        return said
    shares = {"=": "{}", "~": _("about {}"), ">": _("over {}"), ">=": _("at least {}")}
    shares |= dict.fromkeys(("<", "<="), _("at most {}"))
    share = shares[percent.comparator].format(_amount(percent, lang, "%"))
    return _("{} ({})").format(said, share)


def _amount(change: "Quantity", lang: Lang, unit: str = "") -> str:
    """How much a change is; the ends of one that goes either way have a sign."""
    from redcross_cli.facts.history import ends
    from redcross_cli.figures.wording import number_in_words

    numbers = [end for end in ends(change) if end is not None]
    plus = "+" if numbers[0] < 0 else ""
    said = [(plus if end > 0 else "") + number_in_words(end, lang) + unit for end in numbers]
    return _("{} to {}").format(*said) if len(said) > 1 else said[0]
