"""The guide panel: leads through a method on the map that is shown, and follows what the map holds.

It decides nothing about what is done: app.guides counts, first_steps acts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.analysis.first_step import Place
from app.guides.following import Progress, StepProgress, followed_on
from app.guides.guides import Guide, fitting, guide, guides
from app.i18n import N_, _, fill, screen_language
from app.model.edits.base import shorten
from app.model.edits.guiding import follow_guide, tick_step
from app.model.names import title_of
from app.model.records import JourneyMap
from app.widgets import first_steps, helping_pages
from app.widgets.guiding.choice import GuideChoice
from app.widgets.guiding.guide_view import GuideView
from app.widgets.guiding.measuring import Measuring
from app.widgets.guiding.step_body import Told
from app.widgets.panels.base import Panel

if TYPE_CHECKING:
    from app.widgets.workspace import Workspace


class GuidePanel(Panel):
    """First a choice of guides; then the one that the map follows. Which step is open is kept here and in no file."""

    TITLE = N_("Guides")

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.choice = GuideChoice()
        self.choice.chosen.connect(self._choose)
        self.view: GuideView | None = None
        self._shown = ""
        self._read: tuple[Guide, ...] = ()
        self._measuring = Measuring()
        self._choosing = False
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard goes to what it holds
        self._area.setWidget(self.choice)
        self.column.addWidget(self._area, 1)

    def update_now(self) -> None:
        journey = self._journey
        if journey.id != self._shown:
            self._shown, self._choosing = journey.id, False
            self._forget_view()
        followed = guide(journey.guide, screen_language())
        if followed is None or self._choosing:
            self._show_choice(journey)
        else:
            self._show_guide(followed, journey)

    def get_ready(self) -> bool:
        """The guides are read, then the cards of the choice made, and then it is measured how far the map is."""
        language, first = screen_language(), not self._read
        self._read = guides(language)
        if first:
            return True
        if guide(self._journey.guide, language) is not None and not self._choosing:
            return False
        if self.choice.make_some(self._read):
            return True
        return self._measuring.some(self._read, self.workspace.session.document, self._journey.id)

    def begin(self) -> None:
        """Puts the keyboard on what goes on with the guide, or on the card to choose."""
        self.refresh()
        if self.view is not None and not self.view.isHidden():
            self.view.open_step(self.view.open, entering=True)
        elif (card := self.choice.entry(self._journey.guide)) is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, card, lambda: self._area.ensureWidgetVisible(card))  # by then all have their heights

    def entry(self) -> QWidget | None:
        """What goes on with the guide, also where that has replaced what the keyboard left; or the card to choose."""
        if self.view is not None and not self.view.isHidden():
            return self.view.entry()
        return self.choice.entry(self._journey.guide)

    # --- showing -------------------------------------------------------------------------------------------------

    @property
    def _journey(self) -> JourneyMap:
        """The map that the guide is about."""
        return followed_on(self.workspace.session.document, self.workspace.journey.id)

    def _progress(self, wanted: Guide) -> Progress:
        return self._measuring.far(wanted, self.workspace.session.document, self._journey.id)

    def _show_choice(self, journey: JourneyMap) -> None:
        rows = [(each, self._progress(each)) for each in fitting(guides(screen_language()), journey.template)]
        self.choice.show_guides(rows, journey.guide, journey.template)
        self._area.show()
        if self.view is not None:
            self.view.hide()

    def _show_guide(self, followed: Guide, journey: JourneyMap) -> None:
        far = self._progress(followed)
        if self.view is None or self.view.guide != followed:
            self._forget_view()
            self._make_view(followed, far)
        view = self.view
        if view is None:
            return
        elsewhere = journey.id != self.workspace.journey.id
        whose = fill(N_("On the map “{title}”"), title=shorten(title_of(journey, _))) if elsewhere else ""
        view.show_steps({each.step.id: self._told(each, far) for each in far.steps}, whose)
        view.warn({place: helping_pages.warning(self.workspace, place) for place in followed.ending})
        view.show()
        self._area.hide()

    def _make_view(self, followed: Guide, far: Progress) -> None:
        view = GuideView(followed)
        view.asked.connect(self._act)
        view.wanted.connect(lambda place: helping_pages.go(self.workspace, Place(place)))
        view.back.connect(self._choose_again)
        view.open_step(far.current.step.id if far.current else "")
        self.view = view
        self.column.addWidget(view, 1)

    def _forget_view(self) -> None:
        if self.view is not None:
            self.view.hide()
            self.view.deleteLater()
            self.view = None

    def _told(self, each: StepProgress, far: Progress) -> Told:
        document, step = self.workspace.session.document, each.step
        asked = zip(step.conditions, each.reached, strict=True)
        first = None if each.done else each.first_step
        page = step.place if step.place and helping_pages.is_there(self.workspace, step.place) else None
        return Told(
            done=each.done,
            by_hand=each.by_hand,
            conditions=tuple((a.milestone.said(a.wanted, r, _), r.complete) for a, r in asked),
            place=first_steps.place_in_words(document, first) if first is not None else "",
            go=first_steps.words_for(document, first) if first is not None else "",
            page=helping_pages.words_for(page) if page is not None else "",
            onward=each.done and far.current is not None,
        )

    # --- acting --------------------------------------------------------------------------------------------------

    def _choose(self, guide_id: str) -> None:
        self._choosing = False
        if self.workspace.run(lambda document: follow_guide(document, self._journey.id, guide_id)) is not None:
            self.begin()

    def _choose_again(self) -> None:
        self._choosing = True
        self.begin()

    def _act(self, step_id: str, what: str) -> None:
        view = self.view
        if view is None:
            return
        self.workspace.settle_typing()  # what is typed but not told yet may be just what is missing
        each = next(each for each in self._progress(view.guide).steps if each.step.id == step_id)
        if what == "go" and each.first_step is not None:
            first_steps.take(self.workspace, each.first_step)
            self.workspace.sides.uncover()
        elif what == "page" and each.step.place is not None:
            helping_pages.go(self.workspace, each.step.place)
        elif what == "tick":
            self._tick(view, each)
        elif what == "next":
            self._go_on(view)

    def _tick(self, view: GuideView, each: StepProgress) -> None:
        done = not each.by_hand
        self.workspace.run(lambda document: tick_step(document, self._journey.id, view.guide.id, each.step.id, done))

    def _go_on(self, view: GuideView) -> None:
        current = self._progress(view.guide).current
        if current is not None:
            view.open_step(current.step.id, entering=True)
