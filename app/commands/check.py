"""`reiskaart check`: says what a map still lacks, why that matters and where it is."""

from __future__ import annotations

from argparse import Namespace
from itertools import groupby
from typing import Any

from app.analysis.checks import Finding, Severity, findings
from app.commands.json_out import print_json
from app.commands.telling import printed
from app.i18n import N_, _
from app.model.document import Document
from app.model.records import JourneyMap

_SIGNS = {Severity.WARNING: "!", Severity.ADVICE: "-", Severity.INFO: "i"}


def run(options: Namespace) -> int:
    """Shows every finding; to have some is no failure, so the exit code is 0."""
    from app.session import read

    document = read(options.file)
    found = findings(document)
    if options.json:
        print_json([as_data(document, finding) for finding in found])
    else:
        show(document, found)
    return 0


def as_data(document: Document, finding: Finding) -> dict[str, Any]:
    """A finding for programs, its sentences in the language of the screen."""
    return {
        "check": finding.check,
        "severity": finding.severity.value,
        "map": document.get(finding.map_id, JourneyMap).title,
        "record_id": finding.record_id,
        "record_kind": finding.about.KIND,
        "message": finding.text(),
        "why": _(finding.why),
        "fix": _(finding.fix.label),
    }


def show(document: Document, found: list[Finding]) -> None:
    """The findings for people, by map."""
    if not found:
        printed(N_("Nothing to mend: every check passes."))
    for map_id, group in groupby(found, key=lambda finding: finding.map_id):
        print(document.get(map_id, JourneyMap).title)
        for finding in group:
            print(f"  {_SIGNS[finding.severity]} {finding.text()}\n      {_(finding.why)}")
