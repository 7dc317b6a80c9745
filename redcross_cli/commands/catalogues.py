"""`redcross themes`, `sources`, `units`, `areas`, what a file has beside facts, and `schema`."""

from redcross_cli.commands.session import Session
from redcross_cli.facts.base import Kind
from redcross_cli.facts.csl import Source, cited_names, issued
from redcross_cli.facts.model import Area, Theme, Unit
from redcross_cli.messages import in_list
from redcross_cli.output import Answer, Column, Listing
from redcross_cli.output.columns import ID, TITLE

EXAMPLES = """
redcross themes
redcross themes --lang zh
redcross themes --format json | jq -r '.[].id'
redcross sources
redcross sources --format json
redcross units
redcross units --lang zh
redcross areas
redcross areas --lang zh
redcross schema > facts.schema.json
"""


def themes(session: Session) -> Answer:
    """List the themes and how much each holds.

    The table counts each theme's indicators and actions; JSON prints the themes
    as they stand in the fact file.
    """
    counts = session.base.counts
    columns = (
        ID,
        TITLE,
        Column("Indicators", lambda it, view: str(counts[it.id][0]), right=True, key="indicators"),
        Column("Actions", lambda it, view: str(counts[it.id][1]), right=True, key="actions"),
    )
    return Answer(Listing(session.base.themes.values(), columns, session.view, kind=Theme))


def sources(session: Session) -> Answer:
    """List the sources of the facts.

    As JSON they are CSL-JSON items, which Zotero and pandoc read.
    """
    columns = (
        ID,
        Column("Title", lambda source, view: cited_names(source, view.lang)[0]),
        Column("Published in", lambda source, view: cited_names(source, view.lang)[1]),
        Column("Date", lambda source, view: issued(source), unbroken=True),
        _facts_of("source", session),
    )
    return Answer(Listing(session.base.sources.values(), columns, session.view, kind=Source))


def units(session: Session) -> Answer:
    """List the units, and the words by which sources count them.

    --unit of other commands takes an id, a label, or a word that only one unit is counted by.
    """
    columns = (
        ID,
        Column("Label", lambda unit, view: unit.label.pick(view.lang)),
        Column("Counted by", lambda unit, view: in_list(unit.nouns.pick(view.lang))),
        _facts_of("unit", session),
    )
    return Answer(Listing(session.base.units.values(), columns, session.view, kind=Unit))


def areas(session: Session) -> Answer:
    """List the places that facts name.

    --area of other commands takes an id (ISO 3166) or a name.
    """
    name = Column("Name", lambda area, view: area.name.pick(view.lang))
    columns = (ID, name, _facts_of("area", session))
    return Answer(Listing(session.base.areas.values(), columns, session.view, kind=Area))


def schema(session: Session) -> Answer:
    """Print the JSON Schema of a fact file.

    It is of the draft 2020-12, for editors to complete and check with while
    typing. 'redcross validate' checks more than a schema can state.
    """
    from redcross_cli.facts import model

    return Answer(model.schema(), form="json")


def _facts_of(kind: Kind, session: Session) -> Column:
    counts = session.base.counts_by(kind)
    return Column("Facts", lambda record, view: str(counts[record.id]), right=True, key="facts")
