"""What can be done with tags on the canvas: putting them on what is selected, taking them off, making a new one."""

from __future__ import annotations

from app.i18n import N_, _
from app.model import edits
from app.model.records import TAGGED, Id
from app.widgets.canvas.selected_commands import SelectedCommands

NEW_TAG = N_("New tag")


class TaggingCommands(SelectedCommands):
    """Tags of the selection of one canvas."""

    def choose_tags(self) -> None:
        """Opens the choice of tags beside what is selected."""
        self._canvas.popups.of_tags()

    def wears(self, tag_id: Id) -> bool:
        """Whether everything that is selected, and can carry a tag, carries this one."""
        subjects = self._taggable()
        return bool(subjects) and all(
            any(each.tag_id == tag_id for each in self._document.taggings(i)) for i in subjects
        )

    def toggle_tag(self, tag_id: Id) -> None:
        """Puts a tag on all that is selected; if all of it carries the tag, takes it off."""
        change = edits.untag if self.wears(tag_id) else edits.tag
        self._run(change(self._document, tag_id, self._taggable()))

    def new_tag(self) -> None:
        """Puts a tag that is new on all that is selected, and goes to its name."""
        edit = edits.tag_new(self._document, _(NEW_TAG), self._taggable())
        self._run(edit)
        for made in edit.created:
            self._canvas.field_wanted.emit(made, "name")

    def _taggable(self) -> list[Id]:
        records = self._document.records
        return [i for i in self._ids if i in records and records[i].KIND in TAGGED]
