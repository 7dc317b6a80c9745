"""What the page says beside its facts."""

from collections.abc import Sequence

from redcross_cli.facts.model import Fact
from redcross_cli.messages import _
from redcross_cli.output.listing import View


def texts(facts: Sequence[Fact], view: View) -> dict[str, str]:
    """What stands on the page, by the names that the template has for it."""
    about = _(
        "{figures} figures and {actions} actions without one, from {sources} sources. Each opens "
        "to its sentence, what a writer must know, its source and its history."
    )
    figures = sum(fact.is_indicator for fact in facts)
    counts = {"figures": figures, "actions": len(facts) - figures}
    return {
        "title": _("Figures of the Red Cross"),
        "about": about.format(**counts, sources=len(view.base.sources)),
        "search": _("Search"),
        "hint": _("Words, pinyin or a number"),
        "theme": _("Theme"),
        "area": _("Area"),
        "unit": _("Unit"),
        "year": _("Year"),
        "clear": _("Clear"),
        "sources_title": _("Sources"),
        "style": _("Style"),
        "copy": _("Copy sentence and reference"),
    }


def texts_of_script(view: View) -> dict[str, str]:
    """What the script says."""
    return {
        "all": _("All"),
        "count": _("{shown} of {all}"),
        "none": _("Nothing matches."),
        "copied": _("Copied."),
        "selected": _("Selected: copy it with Ctrl+C or ⌘C."),
        "refused": _("This style cannot cite this source."),
    }
