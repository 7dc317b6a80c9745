"""A source: a CSL-JSON item, the vocabulary that Zotero and pandoc read.

The variables are those of the CSL-JSON schema, version 1.0.2
(https://github.com/citation-style-language/schema), with ``digest`` and
``translations`` of our own.
"""

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

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


class Source(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, rename=_key):
    """A cited document, as a CSL-JSON item.

    ``digest`` is ``sha256:`` and the hash of the source's text in UTF-8 with all
    whitespace removed; it proves that locators count in the same text.
    ``translations`` say how the source is cited in another language than its own.
    """

    id: Annotated[str, Meta(pattern=ID)]
    type: ItemType
    title: Title
    title_short: OptionalString = UNSET
    shortTitle: OptionalString = UNSET  # noqa: N815
    author: OptionalNames = UNSET
    container_title: OptionalString = UNSET
    container_title_short: OptionalString = UNSET
    journalAbbreviation: OptionalString = UNSET  # noqa: N815
    collection_title: OptionalString = UNSET
    editor: OptionalNames = UNSET
    translator: OptionalNames = UNSET
    publisher: OptionalString = UNSET
    publisher_place: OptionalString = UNSET
    edition: OptionalNumber = UNSET
    volume: OptionalNumber = UNSET
    issue: OptionalNumber = UNSET
    page: OptionalNumber = UNSET
    number: OptionalNumber = UNSET
    issued: OptionalDate = UNSET
    accessed: OptionalDate = UNSET
    language: OptionalString = UNSET
    URL: OptionalString = UNSET
    DOI: OptionalString = UNSET
    ISBN: OptionalString = UNSET
    ISSN: OptionalString = UNSET
    citation_key: OptionalString = UNSET
    categories: tuple[str, ...] | UnsetType = UNSET
    chair: OptionalNames = UNSET
    collection_editor: OptionalNames = UNSET
    compiler: OptionalNames = UNSET
    composer: OptionalNames = UNSET
    container_author: OptionalNames = UNSET
    contributor: OptionalNames = UNSET
    curator: OptionalNames = UNSET
    director: OptionalNames = UNSET
    editorial_director: OptionalNames = UNSET
    executive_producer: OptionalNames = UNSET
    guest: OptionalNames = UNSET
    host: OptionalNames = UNSET
    interviewer: OptionalNames = UNSET
    illustrator: OptionalNames = UNSET
    narrator: OptionalNames = UNSET
    organizer: OptionalNames = UNSET
    original_author: OptionalNames = UNSET
    performer: OptionalNames = UNSET
    producer: OptionalNames = UNSET
    recipient: OptionalNames = UNSET
    reviewed_author: OptionalNames = UNSET
    script_writer: OptionalNames = UNSET
    series_creator: OptionalNames = UNSET
    available_date: OptionalDate = UNSET
    event_date: OptionalDate = UNSET
    original_date: OptionalDate = UNSET
    submitted: OptionalDate = UNSET
    abstract: OptionalString = UNSET
    annote: OptionalString = UNSET
    archive: OptionalString = UNSET
    archive_collection: OptionalString = UNSET
    archive_location: OptionalString = UNSET
    archive_place: OptionalString = UNSET
    authority: OptionalString = UNSET
    call_number: OptionalString = UNSET
    chapter_number: OptionalNumber = UNSET
    citation_number: OptionalNumber = UNSET
    citation_label: OptionalString = UNSET
    collection_number: OptionalNumber = UNSET
    dimensions: OptionalString = UNSET
    division: OptionalString = UNSET
    event: OptionalString = UNSET
    event_title: OptionalString = UNSET
    event_place: OptionalString = UNSET
    first_reference_note_number: OptionalNumber = UNSET
    genre: OptionalString = UNSET
    jurisdiction: OptionalString = UNSET
    keyword: OptionalString = UNSET
    locator: OptionalNumber = UNSET
    medium: OptionalString = UNSET
    note: OptionalString = UNSET
    number_of_pages: OptionalNumber = UNSET
    number_of_volumes: OptionalNumber = UNSET
    original_publisher: OptionalString = UNSET
    original_publisher_place: OptionalString = UNSET
    original_title: OptionalString = UNSET
    page_first: OptionalNumber = UNSET
    part: OptionalNumber = UNSET
    part_title: OptionalString = UNSET
    PMCID: OptionalString = UNSET
    PMID: OptionalString = UNSET
    printing: OptionalNumber = UNSET
    references: OptionalString = UNSET
    reviewed_genre: OptionalString = UNSET
    reviewed_title: OptionalString = UNSET
    scale: OptionalString = UNSET
    section: OptionalString = UNSET
    source: OptionalString = UNSET
    status: OptionalString = UNSET
    supplement: OptionalNumber = UNSET
    version: OptionalString = UNSET
    volume_title: OptionalString = UNSET
    volume_title_short: OptionalString = UNSET
    year_suffix: OptionalString = UNSET
    custom: dict[str, Any] | UnsetType = UNSET
    digest: Annotated[str, Meta(pattern=DIGEST)] | UnsetType = UNSET
    translations: Translations | UnsetType = UNSET


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
    if source.issued is UNSET:
        return ""
    if source.issued.date_parts is UNSET:
        return source.issued.raw or ""
    return "/".join(
        "-".join(f"{int(part):0{width}}" for part, width in zip(parts, (4, 2, 2), strict=False))
        for parts in source.issued.date_parts
    )
