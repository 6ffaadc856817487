"""A case in which every document is needed, and one of logins only, each drawn once."""

from __future__ import annotations

import datetime as dt
from functools import cache

from asked import written
from made import case, person, source, table

from pipelines.outputs import render

CANARY = {
    "full_name": "Zebediah Quillfeather",
    "given_name": "Zebediah",
    "family_name": "Quillfeather",
    "emails": ["zeb.quill@example.net"],
    "address": "4242 Canary Court",
}
"""A person whose values must stand in no document."""

WHOLE: dict[str, object] = {
    "department.name": "Department of Parks and Recreation",
    "department.address": "298 Garden Hill Drive, Los Gatos, CA 95032",
    "department.phone": "1-800-555-0100",
    "department.signed_by": "Rosa Okafor, Director",
    "entity.kind": "local_agency",
    "entity.state": "CA",
    "entity.policies": ["santa_clara_county", "city_guide"],
    "entity.hipaa": "covered_entity",
    "entity.licensed_health_facility": True,
    "entity.financial_institution": True,
    "entity.health_records_vendor": True,
    "incident.number": "2026-014",
    "incident.event": "lost_device",
    "incident.noticed_by": "employee",
    "incident.description": "A laptop of the department was stolen from a locked car.",
    "incident.actions": "We locked the accounts and changed all keys.",
    "incident.impacts": "Two people saw charges that they did not make.",
    "incident.systems": "The registration system for summer camps.",
    "incident.mitigations": ["2026-03-05 all passwords reset"],
    "incident.security_features": "Disks of all laptops are encrypted now.",
    "incident.other_laws": ["HIPAA"],
    "data.relationship": "both",
    "data.owner_name": "Friends of the Parks, Inc.",
    "data.owner_contact": "12 Oak Street, San Jose, CA 95110",
    "data.hospital_patients": "some",
    "data.email_accounts_provided": True,
    "data.customary_location_known": True,
    "breach.suspected": dt.date(2026, 3, 2),
    "breach.suspected_at": dt.time(14, 30),
    "breach.discovered": dt.date(2026, 3, 4),
    "breach.from": dt.date(2026, 2, 20),
    "breach.to": dt.date(2026, 3, 1),
    "breach.acquisition": "obtained",
    "breach.criminal_act": True,
    "breach.significant_risk": False,
    "harm.likely": True,
    "harm.low_probability": False,
    "harm.extent": "Numbers of accounts with names.",
    "harm.recipient": "Unknown.",
    "harm.viewed": "Not known.",
    "harm.mitigation": "The laptop was locked from afar.",
    "law_enforcement.investigating": True,
    "law_enforcement.agency": "San Jose Police Department",
    "law_enforcement.impedes": True,
    "law_enforcement.determined": dt.date(2026, 3, 12),
    "law_enforcement.lifted": dt.date(2026, 4, 1),
    "notice.date": dt.date(2026, 4, 2),
    "notice.posted_from": dt.date(2026, 4, 2),
    "notice.posted_to": dt.date(2026, 5, 2),
    "notice.electronic_consistent": True,
    "notice.languages": ["Spanish", "Vietnamese"],
    "notice.advice": ["Keep this letter."],
    "notice.protection": "We pay for one year of credit monitoring.",
    "contact.sufficient": False,
    "contact.estimated_cost": 18000,
    "city.reporter": "employee",
    "city.point_of_contact": "Ana Reyes, 1-800-555-0111",
    "approvals.substitute_notice": True,
    "approvals.county_counsel": True,
    "approvals.privacy_officer": True,
}


@cache
def whole() -> dict[str, bytes]:
    """All output files of the case in which every document is needed."""
    people = [person(number, "ssn", "medical") for number in range(495)]
    people += [person(500 + number, "medical", residency="NV") for number in range(4)]
    people += [person(600 + number, "ssn", **CANARY) for number in range(6)]
    people += [person(700, "login"), person(701, "passport", address=None)]
    row = source(1, path="hr/Zebediah Quillfeather.csv", sha256="ab" * 32,
                 modified=dt.datetime(2026, 2, 1, 9, 30, tzinfo=dt.UTC))  # fmt: skip
    return render.outputs(case(table(*people), written(WHOLE), row, source(2, status="exception")))


@cache
def logins() -> dict[str, bytes]:
    """All output files of the same case where nothing but logins was exposed."""
    facts = WHOLE | {"law_enforcement.impedes": False, "law_enforcement.lifted": None,
                     "law_enforcement.determined": None}  # fmt: skip
    return render.outputs(case(table(person(1, "login"), person(2, "login")), written(facts)))


@cache
def blank() -> dict[str, bytes]:
    """All output files of a case of which nothing is stated."""
    return render.outputs(case(table(person(1, "ssn"), person(2, "login")), ""))
