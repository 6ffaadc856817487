"""FHIR resources as rows, each with the patient whom it is about.

Source: HL7 FHIR R4 resource definitions (hl7.org/fhir/R4/resourcelist.html).
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator

from pipelines.blocks import Member
from scanner.readers.fhir_values import (
    Tree,
    coded,
    concept,
    inside,
    joined,
    lives,
    named,
    narrative,
    noted,
    numbers,
    plain,
    reached,
    reference,
    trees,
    value_of,
)
from scanner.readers.json_rows import Row, rows_of

PEOPLE = {
    "Patient": "Patient", "Practitioner": "Practitioner", "RelatedPerson": "Relative",
    "Person": "Person",
}  # fmt: skip
"""Resources that are somebody -> the word in front of their columns."""

_ABOUT = ("patient", "subject", "beneficiary", "individual", "for", "candidate")
_CODES = {
    "Condition": (("code", "Diagnosis"), ("bodySite", "Body site")),
    "AllergyIntolerance": (("code", "Allergy"), ("substance", "Allergy")),
    "Procedure": (("code", "Procedure"), ("reasonCode", "Diagnosis")),
    "Immunization": (("vaccineCode", "Vaccine"),),
    "MedicationRequest": (("medicationCodeableConcept", "Medication"), ("reasonCode", "Diagnosis")),
    "MedicationOrder": (("medicationCodeableConcept", "Medication"),),
    "MedicationStatement": (("medicationCodeableConcept", "Medication"),),
    "MedicationAdministration": (("medicationCodeableConcept", "Medication"),),
    "MedicationDispense": (("medicationCodeableConcept", "Medication"),),
    "Encounter": (("reasonCode", "Reason for visit"), ("reason", "Reason for visit"),
                  ("type", "Visit type")),
    "ServiceRequest": (("code", "Procedure"), ("reasonCode", "Diagnosis")),
    "DiagnosticReport": (("code", "Observation"), ("conclusionCode", "Diagnosis")),
    "Observation": (("code", "Observation"),),
    "Appointment": (("reasonCode", "Reason for visit"),),
    "ImagingStudy": (("procedureCode", "Procedure"),),
    "MolecularSequence": (("type", "Genetic test"),),
}  # fmt: skip
_TECHNICAL = frozenset(
    ("meta", "text", "contained", "resourceType", "id", "subject", "patient", "content")
)
_WORDS = {
    "birthDate": "birth date",
    "deceasedDateTime": "death date",
    "gender": "sex",
}


def person(item: Tree, who: str) -> Row:
    """A Patient, Practitioner, RelatedPerson or Person, the columns named after the part."""
    row = {f"{who} ID": plain(item.get("id")), **named(item.get("name"), who)}
    row |= {f"{who} {label}": plain(item.get(key)) for key, label in _WORDS.items()}
    row |= {
        **numbers(item.get("identifier"), who),
        **lives(item.get("address"), who),
        **reached(item.get("telecom"), who),
    }
    row["Relationship"] = concept(item.get("relationship"))[0]
    for extension in trees(item.get("extension")):
        if "mothersMaidenName" in plain(extension.get("url")):
            row["Mother's maiden name"] = value_of(extension)
    return {key: text for key, text in row.items() if text}


def about(patient: Row) -> Row:
    """What is repeated of a patient on rows about him or her."""
    keys = ("ID", "name", "last name", "first name", "middle name", "birth date")
    return {f"Patient {key}": patient.get(f"Patient {key}") for key in keys}


def subject_of(item: Tree) -> tuple[str, str]:
    """Id and displayed name of whom a resource is about; "" where it is about nobody."""
    for key in _ABOUT:
        found = reference(item.get(key))
        if any(found):
            return found
    for participant in trees(item.get("participant")):
        actor = participant.get("actor")
        if "Patient/" in plain(actor.get("reference") if isinstance(actor, dict) else None):
            return reference(actor)
    return "", ""


def rows(item: Tree, drugs: dict[str, str]) -> Iterator[Row]:
    """The rows of a resource about a patient, without the patient.

    drugs: ids of Medication resources -> their words.
    """
    kind = plain(item.get("resourceType"))
    if kind == "Coverage":
        yield _coverage(item)
    elif kind in {"Claim", "ExplanationOfBenefit"}:
        yield from _claim(item)
    elif kind == "QuestionnaireResponse":
        yield _answers(item)
    elif kind in _CODES:
        yield from _clinical(item, kind, drugs)
    else:
        left = {key: value for key, value in item.items() if key not in _TECHNICAL}
        yield from rows_of(left)
    for contact in trees(item.get("contact")):
        who = "Contact"
        yield {**named(contact.get("name"), who), **reached(contact.get("telecom"), who),
               **lives(contact.get("address"), who)}  # fmt: skip


def _clinical(item: Tree, kind: str, drugs: dict[str, str]) -> Iterator[Row]:
    row: Row = {}
    for key, label in _CODES[kind]:
        row |= {k: v for k, v in coded(item.get(key), label).items() if v}
    medication = item.get("medicationReference")
    if medication:
        target, said = reference(medication)
        row["Medication"] = said or drugs.get(target, "")
    for part in trees(item.get("reaction")):
        row["Allergy reaction"] = concept(part.get("manifestation"))[0]
    date = next((v for k, v in item.items() if k.endswith(("DateTime", "Date", "issued"))), None)
    row |= {
        "Date": plain(date)[:10],
        "Test result": value_of(item) or plain(item.get("conclusion")),
        "Interpretation": concept(item.get("interpretation"))[0],
        "Clinical note": " ".join(filter(None, (noted(item), plain(item.get("comment"))))),
        "Dose": " ".join(plain(d.get("text")) for d in trees(item.get("dosageInstruction"))),
    }
    if kind not in {"Observation", "DiagnosticReport"}:
        row["Narrative"] = narrative(item)
    yield row
    for part in trees(item.get("component")):
        yield {**coded(part.get("code"), "Observation"), "Test result": value_of(part)}


def _coverage(item: Tree) -> Row:
    groups = [plain(part.get("value")) for part in trees(item.get("class"))]
    group = item.get("grouping")
    if isinstance(group, dict):
        groups.append(plain(group.get("group")))
    own = [plain(identifier.get("value")) for identifier in trees(item.get("identifier"))]
    return {
        "Insurance member ID": plain(item.get("subscriberId")) or next(iter(own), ""),
        "Other insurance ID": "; ".join(own),
        "Group number": "; ".join(filter(None, groups)),
        "Insurance plan": concept(item.get("type"))[0],
        "Insurance company": reference(item.get("payor"))[1],
        "Relationship": concept(item.get("relationship"))[0],
    }


def _claim(item: Tree) -> Iterator[Row]:
    number = "; ".join(plain(i.get("value")) for i in trees(item.get("identifier")))
    row: Row = {"Claim number": number or plain(item.get("id"))}
    for part in trees(item.get("diagnosis")):
        found = coded(part.get("diagnosisCodeableConcept"), "Diagnosis")
        found["Diagnosis"] = found["Diagnosis"] or reference(part.get("diagnosisReference"))[1]
        yield {**row, **found}
    for part in trees(item.get("procedure")):
        yield {**row, **coded(part.get("procedureCodeableConcept"), "Procedure")}
    for part in trees(item.get("item")):
        yield {**row, **coded(part.get("productOrService") or part.get("service"), "Procedure")}
    for part in trees(item.get("insurance")):
        coverage = part.get("coverage")
        yield {**row, "Insurance plan": reference(coverage)[1],
               "Prior authorization": joined(part.get("preAuthRef"))}  # fmt: skip


def _answers(item: Tree) -> Row:
    """Questions as columns, so that an answer is read by what was asked."""
    row: Row = {}
    for question in inside(item.get("item")):
        said = [value_of(answer) for answer in trees(question.get("answer"))]
        label = plain(question.get("text")) or plain(question.get("linkId"))
        if said and label:
            row[label] = "; ".join(filter(None, (row.get(label), *said)))
    return row


def attachments(item: Tree, name: str) -> Iterator[Member]:
    """Documents and pictures that a resource carries in base64."""
    for number, part in enumerate(inside(item), 1):
        data = part.get("data")
        if not isinstance(data, str) or len(data) < 24 or not part.get("contentType"):
            continue
        try:
            content = base64.b64decode(data, validate=True)
        except (binascii.Error, ValueError):
            continue
        kind = plain(part.get("contentType")).split(";")[0].rpartition("/")[2][:20]
        title = plain(part.get("title")) or f"attachment {number}"
        yield Member(name=f"{name} {title}.{kind}", data=content)
