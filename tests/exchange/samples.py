"""Files as other programs write them: made up here, with all that formats can say and some that they should not."""

from __future__ import annotations

import json

from app.exchange.json_file.writing import as_bytes
from tests.every_kind import whole_project
from tests.exchange import table_samples

FLAT = {
    "version": "1.0",
    "persona": "Els, 41",
    "pointOfView": "Laat haar fiets maken",
    "stages": [{"id": "s1", "name": "Merken"}, {"id": "s2", "name": "Brengen"}, {"id": "s3", "name": "Halen"}],
    "swimlanes": [
        {"id": "l1", "name": "Customer Actions"},
        {"id": "l2", "name": "Thoughts"},
        {"id": "l3", "name": "Pain Points"},
        {"id": "l4", "name": "Weer"},
    ],
    "nodes": [
        {"stageId": "s1", "swimlaneId": "l1", "title": "Hoort een tik", "description": "Bij elke slag.", "score": -2},
        {
            **{"id": "n2", "stageId": "s2", "swimlaneId": "l1", "title": "Zet hem neer", "score": 3, "tags": ["balie"]},
            **{"isMomentOfTruth": True, "purpose": "milestone", "severity": "high", "sentiment": "relieved"},
            **{"icon": "build", "iconColor": "#336699"},
        },
        {"stageId": "s3", "swimlaneId": "l1", "title": "Fietst weg", "score": 5, "purpose": "touchpoint"},
        {
            "stageId": "s1",
            "swimlaneId": "l2",
            "title": "Is het de ketting?",
            "description": "",
            "purpose": "observation",
        },
        {"stageId": "s2", "swimlaneId": "l2", "title": "Duur", "purpose": "pain-point", "tags": ["prijs"], "score": -4},
        {"stageId": "s3", "swimlaneId": "l3", "title": "Geen lamp", "sentiment": "annoyed"},
        {"stageId": "s3", "swimlaneId": "l3", "title": "Bel", "purpose": "opportunity"},
        {"stageId": "s1", "swimlaneId": "l4", "title": "Regen"},
    ],
}
BLUEPRINT = {
    "metadata": {"title": "Een brief", "persona": "Ko", "pov": "Wil een pakje", "version": "1.1.0"},
    "stages": [{"id": 1, "name": "Bestellen"}, {"id": 2, "name": "Krijgen"}],
    "swimlanes": [{"id": "a", "name": "Touchpoints"}, {"id": "b", "name": "Digital touchpoints"}],
    "nodes": [
        {
            **{"id": "x", "stage": 1, "swimlaneId": "a", "title": "Klikt", "score": 1.5},
            "blueprint": {
                "evidence": [{"item": "Mail", "type": "Digital"}, {"item": "Bon"}],
                "onstage": [{"actor": "Site", "action": "bedankt"}],
                "backstage": [{"actor": "Magazijn", "action": "pakt in"}, {"action": "stuurt"}],
                "support": [{"system": "Voorraad", "description": "boekt af"}],
            },
        },
        {"id": "y", "stage": 2, "swimlaneId": "b", "title": "Volgt de bus", "score": "4"},
        {"id": "z", "stage": 2, "title": "Doet open"},
    ],
}
OPENJOURNEY = {
    "fiets.ojf": json.dumps(FLAT, ensure_ascii=False, indent=2).encode(),
    "pakje.ojf": json.dumps(BLUEPRINT).encode(),
}

ACTUAL = """<?xml version="1.0" encoding="UTF-8"?>
<!-- glued together by some program -->
<CJML version="2.0">
<plannedJourney>
<journeyID>PJ1</journeyID><journeyTitle>Zoals bedoeld</journeyTitle>
<journeyPhases><journeyPhase phaseID="P1"><phaseName>Vragen</phaseName></journeyPhase></journeyPhases>
<journeyShortSummary>Een vraag stellen</journeyShortSummary>
<actors>
<endUser actorID="A1"><actorName>Mo</actorName></endUser>
<serviceProvider actorID="A2"><companyName>De Bank</companyName></serviceProvider>
</actors>
<touchpoints>
<plannedCommunicationPoint><touchpointID>T1</touchpointID><belongsTo phaseIDref="P1"/>
<initiator><refersTo actorIDref="A1"/><initiatorLabel>Belt</initiatorLabel></initiator>
<receiver><refersTo actorIDref="A2"/><receiverLabel>Neemt op</receiverLabel></receiver>
<channel><channelName>telefoon</channelName></channel></plannedCommunicationPoint>
<plannedAction><touchpointID>T2</touchpointID><initiator><refersTo actorIDref="A1"/>
<initiatorLabel>Denkt na</initiatorLabel></initiator></plannedAction>
</touchpoints>
</plannedJourney>
<actualJourney>
<journeyID>AJ1</journeyID>
<plannedReference>PJ1</plannedReference>
<journeyPhases>
<journeyPhase phaseID =" Wachten"><phaseName> Wachten</phaseName>
<phaseDescription>lang</phaseDescription></journeyPhase>
<journeyPhase phaseID="P2"><phaseName>Klaar</phaseName></journeyPhase>
</journeyPhases>
<actors><endUser actorIDref="A1"/><endUser actorID="Bo"/><serviceProvider actorIDref="A2"/></actors>
<touchpoints>
<actualCommunicationPoint><touchpointID>1</touchpointID><belongsTo phaseIDref ="Wachten"></belongsTo>
<compliance>failing</compliance>
<receiver><refersTo actorIDref="Mo"/><receiverLabel>Hoort muziek</receiverLabel></receiver>
<initiator><refersTo actorIDref=" De Bank "/><initiatorLabel>Sending</initiatorLabel></initiator>
<channel><channelName>telefoon</channelName></channel><comment>nan</comment>
<timestamps><timeOriginated>2021-03-04T10:00</timeOriginated><timeReceived>2021-03-04T10:25</timeReceived></timestamps>
<touchpointExperience><experienceDescription>Boos</experienceDescription><experienceRating>1</experienceRating>
</touchpointExperience></actualCommunicationPoint>
<actualAction><touchpointID>D2</touchpointID><belongsTo phaseIDref="Nergens"/><compliance>adhoc</compliance>
<initiator><refersTo actorIDref="Bo"/><initiatorLabel>Hangt op</initiatorLabel></initiator><comment>Na 25 min</comment>
<touchpointExperience><experienceRating>3</experienceRating></touchpointExperience><category>afhaken</category></actualAction>
<actualCommunicationPoint><touchpointID>3</touchpointID><belongsTo phaseIDref="P2"/><compliance>completed</compliance>
<initiator><refersTo actorIDref="De Buren"/><initiatorLabel>Vertellen hoe het moet</initiatorLabel></initiator>
<receiver><refersTo actorIDref="A1"/></receiver><message>Het formulier</message></actualCommunicationPoint>
</touchpoints>
</actualJourney>
</CJML>
"""
CJML = {"bank.cjml": ACTUAL.encode(), "bank.xml": ACTUAL.replace('encoding="UTF-8"', "").encode("utf-16")}

WINKEL = """journey
 title Winkel
 section Zoeken
  Kijkt: 3: Ann, Winkel
 section Kopen
  Betaalt: 5: Ann
"""
BLAD = """# Blad

```mermaid
---
title: Tas
---
journey
 accDescr { Ann
 koopt }
 section A: b
  x: 2: Ann;
  y: 9: Ann, , Bo: z
```
"""
MERMAID = {"winkel.mmd": WINKEL.encode(), "blad.md": BLAD.encode()}

SHEET = """Fase;Contactmoment;Wat doet de klant;Emotie;Pijnpunten;Kanaal
Zoeken;Kijkt rond;"Leest, en
vergelijkt";blij;te veel keus;site
;Belt;vraagt prijs;-1;;telefoon
Kopen;Betaalt;"zegt “ja”";boos;=1+1;kassa
"""
ROWS = [line.split(";") for line in SHEET.replace("\nvergelijkt", "<br>vergelijkt").splitlines()]
LINES = [f"| {' | '.join(row)} |" for row in ROWS]
SEPARATED = {
    "reis.csv": SHEET.encode(),
    "oud.csv": SHEET.replace("rond", "rond café").encode("cp1252"),
    **table_samples.CSV,
}
TABBED = {"reis.tsv": SHEET.replace(";", "\t").encode(), **table_samples.TSV}
MARKDOWN = {
    "reis.md": "\n".join(["# Een reis", "", LINES[0], "|---" * 6 + "|", *LINES[1:]]).encode(),
    **table_samples.MARKDOWN,
}
SHEETS = {"blad.xlsx": table_samples.sheet()}


def project() -> bytes:
    """A project of ours as JSON, with every kind of record."""
    return as_bytes(whole_project())
