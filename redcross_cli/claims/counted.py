"""What a figure of a text counts, and whether a fact's figure may be counted so."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import lru_cache

from redcross_cli.claims.words import words_of
from redcross_cli.facts import period
from redcross_cli.facts.model import Fact, Key, Unit
from redcross_cli.facts.quantity import counts_as, to_the_letter
from redcross_cli.figures.figure import Figure, in_percent
from redcross_cli.figures.interval import Quantity
from redcross_cli.figures.reader import find
from redcross_cli.queries.fold import fold

_ANYTHING, _SHARE = "个", "%"  # what tells nothing of what is counted
_NOUN = 5  # characters of a Chinese noun with 个, at the most
# What stands behind these, and before a share: 地市级红十字会中，超过80%.
_BEHIND = re.compile(
    r"(?![有增减升降提达到建拥已成设入获被受奔赴])的?([\u3400-\u9fff]{1,12})"
    r"| of (?:(?:all|the|its|their|our) )*([\w-]+)"
)
_OF_LEVEL = re.compile(
    r"(?:([省市县区乡镇])一?级[\u3400-\u9fff]{0,8}|\b([a-z]+-level) [\w ]{0,30})[，,]? ?\Z"
)
# Bodies and administrative levels; places that are no units, and kinds of things.
_BODY = re.compile(
    r"[个%][^级农]{0,5}?(国家(?!机关|级)|组织|单位|企业|[学高]校|[大中小]学|医院|家庭|城市|社区|街道|乡镇"
    r"|[省市县区乡镇村]级|\b(?!city|municip)[a-z]+-level|schools|universities|hospitals|companies"
    r"|towns|villages|cities|counties|prefectur|provincial|municipal|county\b)"
    r"|个[^级农]{0,4}?([省市县区镇]|(?<!乡)村|乡(?!村))|.*[类种]\Z"
)
_BEFORE_ANYTHING = re.compile(r"(?<![0-9])([\u3400-\u9fff]{1,4}) 个(?![\u3400-\u9fff])")
# What a bare number counts, before it: "Volunteers: ", "the number of volunteers reached ".
_BEFORE_BARE = re.compile(
    r"(?i)(?:\A|\band )\W*((?:[a-z’'-]+ ){0,3}[a-z-]+)(?: number(?:ed|s)?|:)  (?!\w)"
    r"|\bnumber of ((?:[a-z’'-]+ ){0,3}?[a-z-]+)(?: [a-z]+ed)? "
    r"(?:is|was|has|have|had|stood|stands|reached|rose|grew|climbed|hit|passed|to|at) "
    r"(?:[a-z]+ )*  (?!\w)"
)
# Places, and who is of them: 个省的救援队.
_OF_PLACE = re.compile("个(?:国家(?:的(?!红)|(?:和地区)?捐)|[省市县区](?:的|红会|红十字会))")
# What people are called besides the nouns by which sources count them; folded.
_CALLED_PEOPLE = """
    youngster kid boy girl woman women man men adult citizen learner trainee survivor victim
    villager evacuee aider recipient beneficiary worker staff soul life live case pupil youth
    practitioner holder responder lifesaver registration name newcomer sufferer other
"""
_PERIODS = {"year", "all"}  # donations in a year are not years
_PEOPLE = frozenset(_CALLED_PEOPLE.split())
# Lessons at 300 schools are not 300 lessons; folded.
_BODIES = frozenset(("school", "university", "hospital", "company", "village", "town", "family"))
_CHINESE_PEOPLE = ("众", "居民", "人口", "者", "员", "生")  # 2亿群众 are not 2亿人次
# What may be called by other words than those of the base: toilets, latrines.
_THINGS = {"role-models", "cases", "courses", "events", "groups", "organizations", "sets", "times"}
# What an English title says of what it names, which stands before it.
_SAID_BEHIND = re.compile(r"(?<=\w)(?:[,:] | (?:\w+ed|given|sent|in|of|to|at|for|from)\b).*")
# What is said of each of several, or of each day, month or year: 每支, every month.
_EACH_CHINESE = re.compile(
    "每[天日月周季年支个户人队名位家省市县区台次场]|[日月周季年人户平]均|单[日月天]|一[天日](?:里|内|之内|[能可])"
)
_EACH = re.compile(
    r"(?i)\beach\W*\Z"
    r"|\beach of (?:those|these|the) [a-z ]{0,12}(?:years|months|weeks)\b"
    r"|\b(?:every|each|per) (?!the\b|one\b|of\b|year since|provinc|count|cit|level|cent\b)[a-z]"
    r"|\bin an? (?:typical|normal|single) (?:day|week|month)"
    r"|\baverag|(?-i:\b(?:daily|weekly|monthly|annually)\b)"
    r"|(?<!half )\ba (?:day|week|month|year)\b(?! (?:in|ago|earlier|before|later|after))"
)
EACH_TIME = re.compile(  # begins a sentence
    r"(?i)\W*(?:(?:every|each) \w+|in (?:every|each) (?:year|month|week)\b[^,]{0,30}"
    r"|每[年月周天])[,，]"
)
EACH_OF = re.compile(r"(?i)\beach of (?:the |its |these )?(?:[a-z]+ )*[0-9][0-9,]*[^,;]*\Z")
_ZEROS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "dozen": 1, "score": 1, "ten": 1}
_ZEROS |= {"hundred": 2, "thousand": 3, "million": 6, "billion": 9}


def counted_at(figure: Figure, text: str, start: int, stop: int) -> tuple[Quantity, str]:
    """What a figure of a text says and counts, with the noun of 个 or of a share."""
    figure = in_percent(figure)
    counts = figure.counts
    if counts == "国" and re.match("的?红[会十]", text[stop:]):  # 16国红会
        return figure.quantity, "个国家红会"
    noun = _OF_LEVEL.search(text[:start]) if counts == _SHARE else None
    if not noun and counts in (_ANYTHING, _SHARE):
        noun = _BEHIND.match(text, stop)
    level = "级" if noun and noun.re is _OF_LEVEL and noun[1] else ""  # 县一级 is 县级
    return figure.quantity, counts + (noun[1] or noun[2] if noun else "") + level


def said_by(fact: Fact) -> Quantity:
    """What a fact says as a claim would: of a fraction what is printed, not its nearest float."""
    said = to_the_letter(fact)
    if said.value is None or not 0 < said.value < 1:
        return said
    return next((in_percent(figure).quantity for figure in find(str(fact.printed))), said)


def says_each(text: str) -> bool:
    """Whether what a text says is of each of several things or times.

    >>> says_each("Every month it has"), says_each("Every one of the")
    (True, False)
    """
    return bool(_EACH_CHINESE.search(text) or _EACH.search(text))


def fits_each(is_each: bool, fact: Fact) -> bool:
    """Whether a fact's figure may be of each of several things or times, or of all together."""
    is_rate = says_each(fact.statement.en) or says_each(fact.statement.zh)
    if is_each or not is_rate:
        return is_each == is_rate
    first, last = period.parse(fact.period)
    return first.year == last.year  # what each of three years had is not what they had


def is_of_bodies(counts: str) -> bool:
    """Whether what is counted are bodies or places: 80% of schools, 24个市."""
    return _BODY.match(counts) is not None


def magnitude(printed: object) -> int:
    """How many zeros the words of scale in a text stand for: 4 of tens of thousands, 2 of 数百."""
    words = re.findall(r"[a-z]+|[十百千万亿]", str(printed).lower())
    return sum(_ZEROS.get(word.rstrip("s"), 0) for word in words)


class Counting:
    """What the indicators of a base are counted by.

    Of each id there are its facts, and the words by which it is known.
    """

    def __init__(
        self,
        units: Mapping[str, Unit],
        facts: Mapping[str, Sequence[Fact]],
        known: Mapping[str, Mapping[str, float]],
    ) -> None:
        self._units, self._known = units, known
        self.units = {id: {str(fact.unit) for fact in some} for id, some in facts.items()}
        self._counted: dict[str, frozenset[str]] = {}
        self._stated: dict[Key, set[str]] = {}
        self._named: defaultdict[str, set[str]] = defaultdict(set)
        for id, (first, *_) in facts.items():
            for head in _heads_of(first.title.en) - _PERIODS:
                self._named[head].add(id)

    def counted(self, counts: str) -> frozenset[str]:
        """The units that are counted by what is printed: none by what no unit is known by."""
        if counts not in self._counted:
            units = frozenset(id for id, unit in self._units.items() if counts_as(counts, unit))
            if not units and len(counts) > 2 and counts[0] == _ANYTHING:
                units = self.counted(counts[:-1])  # what stands behind a noun is said of it
            self._counted[counts] = units
        return self._counted[counts]

    def counted_before(self, clause: str) -> set[str]:
        """The units of what stands right before a bare number or 个: organs, in 捐献器官 个."""
        if bare := _BEFORE_BARE.search(clause):
            return set(self.counted(bare[1] or bare[2]))
        before = _BEFORE_ANYTHING.search(clause)
        nouns = {_ANYTHING + before[1][at:] for at in range(len(before[1]))} if before else set()
        known = self._units.items()
        return {id for id, unit in known if any(counts_as(noun, unit) for noun in nouns)}

    def named(self, counts: str) -> set[str]:
        """The indicators whose English titles name what is counted."""
        return set().union(*(self._named.get(head, ()) for head in _heads_of(counts)))

    def may_count(self, fact: Fact, counts: str, loosely: bool = True) -> bool:
        """Whether a fact may be counted by what is printed, though the words are not the base's.

        With ``loosely``, words that no unit knows are allowed.
        """
        counted = self.counted(counts)
        is_part = isinstance(fact.value, float) and 0 < fact.value < 1
        # No share is a number of things.
        are_shares = counts.startswith(_SHARE)
        are_things = counts.startswith(_ANYTHING)
        of_shares = fact.unit == "percent"
        if (are_things and of_shares) or (are_shares and not (of_shares or is_part)):
            return False
        if counts.startswith("个国家和地区") or counts.endswith(" ones"):
            return fact.unit in counted or not counts.startswith(_ANYTHING)
        body = _BODY.match(counts)
        if body and not counted - {"percent"}:
            return self._may_be_of(fact, body[1], body[2])
        is_share = is_part and counts.startswith(_SHARE)
        is_own = not counts or is_share or fact.unit in counted
        is_own = is_own or (fact.unit == "cases" and counts in ("times", "occasions"))
        # No unit by which only other facts of this indicator count.
        if is_own or counted & (self._units_stated(fact) | self.units[fact.id]):
            return is_own or bool(counted & self._units_stated(fact))
        if counts.isascii():
            heads = _heads_of(counts)
            if heads.isdisjoint(_PEOPLE):
                is_thing = heads.isdisjoint(_BODIES) or fact.unit == "organizations"
                is_so = loosely and not counted and fact.unit in _THINGS and is_thing
            else:
                is_so = fact.unit == "people"
            return is_so or (not counted and fact.id in self.named(counts))
        is_of_place = counted and _OF_PLACE.match(counts)
        return not is_of_place and self._may_count_in_chinese(fact, counts)

    def _may_count_in_chinese(self, fact: Fact, counts: str) -> bool:
        known = self._known[fact.id].keys()
        words = words_of(counts.removeprefix(_ANYTHING))
        if not counts.startswith(_ANYTHING):
            is_other = fact.unit == "person-times" and counts.endswith(_CHINESE_PEOPLE)
            return bool(words) and words <= known and not is_other
        # What stands behind 个 can be what is counted, or a verb.
        return counts == _ANYTHING or len(counts) > _NOUN or not words.isdisjoint(known)

    def _may_be_of(self, fact: Fact, body: str | None, place: str | None) -> bool:
        """Whether a fact's figure is of such bodies or places, or of what is said of them."""
        noun = body or place or ""
        counted = self.counted(_ANYTHING + noun) if noun else frozenset()
        if counted:
            return fact.unit in counted
        texts = (fact.title.zh, fact.title.en, fact.statement.zh, fact.statement.en, *fact.tags)
        return body is not None and body in " ".join(texts).lower()

    def _units_stated(self, fact: Fact) -> set[str]:
        """The units that a fact's own sentences count by: 4,680 donations, to as many patients."""
        if fact.key not in self._stated:
            sentences = (fact.statement.zh, fact.statement.en)
            figures = [figure for text in sentences for figure in find(text)]
            own = [f.counts for f in figures if f.quantity.value == fact.value]
            units = [self.counted(counts) for counts in own if counts != _ANYTHING]
            self._stated[fact.key] = set().union(*units)
        return self._stated[fact.key]


@lru_cache(maxsize=1000)  # a text counts the same things again and again
def _heads_of(phrase: str) -> Set[str]:
    """The words that an English phrase may be about: the last, and that before what is said of it.

    >>> sorted(_heads_of("People given first-aid training"))
    ['people', 'training']
    """
    return {fold(part).rpartition(" ")[2] for part in (phrase, _SAID_BEHIND.sub("", phrase))}
