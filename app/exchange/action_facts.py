"""What is known of an action beside what, for what, by whom and when: each fact as a few words."""

from __future__ import annotations

from collections.abc import Iterator

from app.exchange.typeset import euros, score
from app.i18n import N_, Translate, fill
from app.model.dependencies import needs
from app.model.document import Document
from app.model.names import title_of
from app.model.records import Action


def action_facts(document: Document, action: Action, language: str, t: Translate) -> Iterator[str]:
    """How it is measured, what it costs and brings, and what it waits for."""
    if action.measure:
        yield fill(N_("Measured by: {measure}"), t, measure=action.measure)
    if action.target:
        yield fill(N_("Target: {target}"), t, target=action.target)
    if action.cost_once is not None:
        yield fill(N_("Cost, once: {amount}"), t, amount=euros(action.cost_once, language))
    if action.cost_monthly is not None:
        yield fill(N_("Cost a month: {amount}"), t, amount=euros(action.cost_monthly, language))
    if action.lift is not None:
        yield fill(N_("Expected lift: {score}"), t, score=score(action.lift, language))
    if needed := needs(document, action.id):
        yield fill(N_("Waits for: {titles}"), t, titles="; ".join(title_of(each, t) for each in needed))
