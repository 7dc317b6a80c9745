"""A source: a CSL-JSON item, the vocabulary that Zotero and pandoc read.

The variables are those of the CSL-JSON schema, version 1.0.2
(https://github.com/citation-style-language/schema), with ``digest`` and
``translations`` of our own.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType, defstruct

from redcross_cli.terms import LARGEST, Lang

ItemType = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing",
    "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review",
    "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
]  # fmt: skip
# Python's $ also stands before a last line break, which is refused.
ID = r"^[A-Za-z0-9][A-Za-z0-9._-]*$(?!\n)"
WEB = r"^[Hh][Tt][Tt][Pp][Ss]?://\S"
DIGEST = r"^sha256:[0-9a-f]{64}$(?!\n)"
Number = str | Annotated[int, Meta(ge=-LARGEST, le=LARGEST)]
OptionalString = str | UnsetType
OptionalNumber = Number | UnsetType
NOT_BLANK = r"\S"
Title = Annotated[str, Meta(min_length=1, pattern=NOT_BLANK)]


class Name(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A person, or with ``literal`` an institution."""

    family: OptionalString = UNSET
    given: OptionalString = UNSET
    dropping_particle: OptionalString = UNSET
    non_dropping_particle: OptionalString = UNSET
    suffix: OptionalString = UNSET
    comma_suffix: str | int | bool | UnsetType = UNSET
    static_ordering: str | int | bool | UnsetType = UNSET
    literal: OptionalString = UNSET
    parse_names: str | int | bool | UnsetType = UNSET


DateParts = Annotated[tuple[Number, ...], Meta(min_length=1, max_length=3)]


class Date(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A date or, with two ``date_parts``, a range; each part is year, month, day.

    Narrower than CSL-JSON, as pandoc drops or misreads the rest: ``season`` counts from 1,
    which is spring, ``raw`` is a date in EDTF, and words are ``literal``.
    """

    date_parts: Annotated[tuple[DateParts, ...], Meta(min_length=1, max_length=2)] | UnsetType = (
        UNSET
    )
    season: Literal[1, 2, 3, 4] | UnsetType = UNSET
    circa: str | int | bool | UnsetType = UNSET
    literal: OptionalString = UNSET
    raw: OptionalString = UNSET


OptionalNames = tuple[Name, ...] | UnsetType
OptionalDate = Date | UnsetType


class Translation(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The CSL variables of a source that are written otherwise in another language."""

    title: Title | UnsetType = UNSET
    title_short: OptionalString = UNSET
    author: OptionalNames = UNSET
    container_title: OptionalString = UNSET
    container_title_short: OptionalString = UNSET
    collection_title: OptionalString = UNSET
    editor: OptionalNames = UNSET
    translator: OptionalNames = UNSET
    publisher: OptionalString = UNSET
    publisher_place: OptionalString = UNSET
    edition: OptionalNumber = UNSET
    event_title: OptionalString = UNSET
    event_place: OptionalString = UNSET
    genre: OptionalString = UNSET


class Translations(Struct, frozen=True, forbid_unknown_fields=True):
    """By language, what a source's variables are replaced by when it is cited in it."""

    zh: Translation | UnsetType = UNSET
    en: Translation | UnsetType = UNSET


_KEEP_UNDERSCORE = {"archive_collection", "archive_location"}


def _key(field: str) -> str:
    """The CSL-JSON key of a field: hyphens, but for two variables."""
    return field if field in _KEEP_UNDERSCORE else field.replace("_", "-")


class _Source(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, rename=_key):
    """A cited document, as a CSL-JSON item.

    ``digest`` is ``sha256:`` and the hash of the source's text in UTF-8 with all
    whitespace removed; it proves that locators count in the same text.
    ``translations`` say how the source is cited in another language than its own.
    """

    id: Annotated[str, Meta(pattern=ID)]
    type: ItemType
    title: Title
    title_short: OptionalString = UNSET
    author: OptionalNames = UNSET
    container_title: OptionalString = UNSET
    publisher: OptionalString = UNSET
    issued: OptionalDate = UNSET
    language: OptionalString = UNSET
    URL: Annotated[str, Meta(pattern=WEB)] | UnsetType = UNSET
    custom: dict[str, Any] | UnsetType = UNSET
    digest: Annotated[str, Meta(pattern=DIGEST)] | UnsetType = UNSET
    translations: Translations | UnsetType = UNSET


# The variables that are only passed on, to pandoc and back to JSON.
_STRINGS = """
    DOI ISBN ISSN PMCID PMID abstract annote archive archive_collection archive_location
    archive_place authority call_number citation_key citation_label collection_title
    container_title_short dimensions division event event_place event_title genre
    journalAbbreviation jurisdiction keyword medium note original_publisher
    original_publisher_place original_title part_title publisher_place references
    reviewed_genre reviewed_title scale section shortTitle source status version volume_title
    volume_title_short year_suffix
"""
_NUMBERS = """
    chapter_number citation_number collection_number edition first_reference_note_number issue
    locator number number_of_pages number_of_volumes page page_first part printing supplement
    volume
"""
_NAMES = """
    chair collection_editor compiler composer container_author contributor curator director
    editor editorial_director executive_producer guest host illustrator interviewer narrator
    organizer original_author performer producer recipient reviewed_author script_writer
    series_creator translator
"""
_DATES = "accessed available_date event_date original_date submitted"
DATES = ("issued", *_DATES.split())
_PASSED_ON = (
    (_STRINGS, OptionalString),
    (_NUMBERS, OptionalNumber),
    (_NAMES, OptionalNames),
    (_DATES, OptionalDate),
    ("categories", tuple[str, ...] | UnsetType),
)

if TYPE_CHECKING:
    Source = _Source
else:
    Source = defstruct(
        "Source",
        [(name, kind, UNSET) for names, kind in _PASSED_ON for name in names.split()],
        bases=(_Source,),
        namespace={"__doc__": _Source.__doc__},
        module=__name__,
        frozen=True,
        kw_only=True,
    )


def cited_names(source: Source, lang: Lang) -> tuple[str, str]:
    """The title of a source, and what it was published in, as they are cited in a language."""
    translations = source.translations
    own = (translations.zh if lang == "zh" else translations.en) if translations else UNSET
    title, container = (own.title, own.container_title) if own else (UNSET, UNSET)
    return title or source.title, container or source.container_title or ""


def credited(source: Source, lang: Lang) -> str:
    """What a source was published in, or else its title, in a language."""
    title, container = cited_names(source, lang)
    return container or title


def web_address(source: Source) -> str:
    """Where a source can be opened without harm; "" for none."""
    address = source.URL or ""
    return address if address.lower().startswith(("http://", "https://")) else ""


def issued(source: Source) -> str:
    """The date of a source as EDTF, 2024-03-08, or in the words that it has instead."""
    words = source.issued.literal if source.issued else UNSET
    return published(source) or words or ""


def published(source: Source) -> str:
    """The date of a source as EDTF; "" for one in words, by which nothing can be sorted."""
    return "" if source.issued is UNSET else edtf(source.issued)


def edtf(date: Date) -> str:
    """A date as EDTF; "" for one in words."""
    if date.date_parts is UNSET:
        return date.raw or ""
    return "/".join(map(edtf_of_parts, date.date_parts))


def edtf_of_parts(parts: Sequence[str | int]) -> str:
    """The parts of a date as EDTF; what is no date for parts that are none."""
    texts = (str(part).lstrip("0") for part in parts)
    return "-".join(text.zfill(width) for text, width in zip(texts, (4, 2, 2), strict=False))
