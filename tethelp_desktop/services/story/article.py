"""The article of January 2024: what it states, beside what headquarters' store counts."""

from collections.abc import Mapping

from tethelp_desktop.domain.records import Campaign, Statement
from tethelp_desktop.domain.stamps import Stamp
from tethelp_desktop.services.desk import Desk
from tethelp_desktop.services.statements import StatementView, published, save_statement
from tethelp_desktop.services.story.cast import cast


def enter(desk: Desk, campaign: Campaign) -> Mapping[str, Stamp]:
    """Enter the article's figures, each as its words have it; returns their ids by name."""
    article = cast().article
    entered: dict[str, Stamp] = {}
    for name, figure in article.figures.items():
        statement = Statement(
            campaign_id=campaign.id,
            measure=figure.measure,
            kind=figure.kind,
            scope=figure.scope,
            value=figure.number,
            qualifier=figure.qualifier,
            source=article.source,
            stated_on=desk.today,
            part_of=entered[figure.part_of] if figure.part_of else None,
            quote=figure.quote,
        )
        entered[name] = save_statement(desk, None, statement).id
    return entered


def figures(
    desk: Desk, campaign: Campaign, entered: Mapping[str, Stamp]
) -> Mapping[str, StatementView]:
    """Put the article's figures, by name, beside what the store counts now."""
    views = {view.statement.id: view for view in published(desk, campaign.id).views}
    return {name: views[rid] for name, rid in entered.items()}
