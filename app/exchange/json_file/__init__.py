"""The whole project as JSON: every record with every field, in and out, without loss.

For who keeps a project under version control, reads it with a program of their own, or wants it in a form that will
still be read in thirty years. The same project always gives the same bytes, and what is read and written again gives
those bytes too: records stand by kind and then by id, and their fields in the order of the record. It begins with what
it is and ends with a newline:

    {
      "format": "reiskaart-project",
      "version": 5,
      "records": {
        "project": [
          {
            "id": "00000000-0000-4000-8000-000000000000",
            "title": "Naar de tandarts",
            ...
            "language": "nl"
          }
        ],
        "person": [],
        ...
        "phase": [
          {"id": "4b0f…", "map_id": "9c1d…", "order": "V", "title": "Zoeken", "stage": "", "width": null, ...}
        ]
      },
      "pictures": {"2cf2…-800x600": "iVBORw0KGgo…"}
    }

`version` is the format of the map files that hold the same records. The kinds, and what each is called in English and
in Dutch:

    project        Project         Project
    person         Person          Collega
    segment        Segment         Segment
    persona        Persona         Persona
    journey_map    Journey map     Klantreis
    phase          Phase           Fase
    lane           Lane            Rij
    channel        Channel         Kanaal
    touchpoint     Touchpoint      Contactmoment
    emotion_score  Emotion score   Emotiescore
    note           Note            Notitie
    link           Link            Verbinding
    action         Action          Actie
    dependency     Dependency      Afhankelijkheid
    source         Source          Bron
    evidence       Evidence        Onderbouwing
    tag            Tag             Label
    tagging        Tagging         Labeling

What each field holds is said once, in app/model/records. Scores are whole tenths from -20 to 20, money is whole cents,
a date is "2026-11-21", a choice is its English word in small letters ("moment_of_truth" is true or false, "state" is
"current" or "future"), and a field that ends in `_id` holds the id of another record or null. A phase or lane without a
title goes by the name of its stage or kind, in the language of whoever reads it: what stands in the file is the same
for a Dutch and an English reader. When reading, a field that is left out has its default; a field, kind or version that
is not known is refused, since what it meant would be lost; and so are records that do not belong together, such as a
note in a lane of another map (app/model/belonging.py). An `order` of more than 200 digits becomes a short one. Pictures
are PNG or JPEG in base64, under the names that `picture_id` holds: the SHA-256 of the bytes, and the shape in pixels.
One that is written otherwise than ours (app/exchange/picture_form.py) comes in as its pixels only, made anew, and under
the name that it then has.

One thing stays behind: of a source that is anonymous the name of the respondent is never written anywhere.
"""

from __future__ import annotations

from app.exchange.json_file.reading import read
from app.exchange.json_file.writing import check, write

__all__ = ["check", "read", "write"]
