"""DICOM: what the header says of the patient and the study; reports, documents inside; no pixels.

Source: DICOM PS3.3 (patient and study modules, C.17 structured reports, F DICOMDIR), PS3.5, PS3.6.
"""

from __future__ import annotations

import logging
import struct
import warnings
import zlib
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from pipelines.blocks import Block, Member, Unread
from scanner.readers.hl7_values import day
from scanner.readers.json_rows import Row
from scanner.readers.opened import Opened, ReadError
from scanner.readers.person_rows import PersonRows

if TYPE_CHECKING:
    from pydicom.dataset import Dataset

MEDIA_TYPES = ("application/dicom",)

_PATIENT = {
    "PatientID": "Patient ID", "PatientSex": "Sex", "PatientAddress": "Patient address",
    "PatientTelephoneNumbers": "Patient phone", "OtherPatientNames": "Patient alias",
    "PatientBirthName": "Patient alias", "PatientMotherBirthName": "Mother's maiden name",
    "InsurancePlanIdentification": "Insurance plan", "MedicalRecordLocator": "Other record",
    "ResponsiblePerson": "Guardian name", "OtherPatientIDs": "Patient other ID",
}  # fmt: skip
_STUDY = {
    "StudyDescription": "Procedure", "RequestedProcedureDescription": "Procedure",
    "PerformedProcedureStepDescription": "Procedure", "SeriesDescription": "Procedure",
    "AdmittingDiagnosesDescription": "Diagnosis", "AdditionalPatientHistory": "Medical history",
    "ReasonForTheRequestedProcedure": "Reason for visit", "ReasonForStudy": "Reason for visit",
    "MedicalAlerts": "Medical alert", "Allergies": "Allergy", "PatientComments": "Clinical note",
    "StudyComments": "Clinical note", "ImageComments": "Clinical note",
    "InterpretationText": "Clinical note", "InterpretationDiagnosisDescription": "Diagnosis",
    "SpecialNeeds": "Clinical note", "PregnancyStatus": "Pregnancy status",
    "ReferringPhysicianName": "Referring physician name", "OperatorsName": "Operator name",
    "PerformingPhysicianName": "Performing physician name",
    "NameOfPhysiciansReadingStudy": "Interpreting physician name", "StudyDate": "Study date",
}  # fmt: skip
_WORDY = frozenset({"LO", "SH", "LT", "ST", "UT", "UC", "PN"})
_ELSEWHERE = frozenset({"DirectoryRecordSequence", "ContentSequence", "OtherPatientIDsSequence"})
_NESTING = 40


def read(source: Opened) -> Iterator[Block]:
    """Tables "patient" and "study", "records" for a DICOMDIR; an embedded document as a member.

    Unread: `no_text` at "pixels" where the picture itself carries words or is a scanned document,
    `damaged` for elements that cannot be decoded. Raises ReadError: `damaged`, `no_reader`,
    `empty`, `no_text` for a picture whose header says nothing.
    """
    data = _dataset(source)
    found = PersonRows()
    broken: list[str] = []
    patient = _patient(data, broken)
    found.add("patient", patient)
    about = {key: patient[key] for key in patient if key in _REPEATED}
    study = _fields(data, _STUDY, broken)
    pictured = (_text(data, "Modality", broken), _text(data, "BodyPartExamined", broken))
    if any(pictured):
        study.setdefault("Procedure", " ".join(filter(None, pictured)))
    found.add("study", {**about, **study} if study else {})
    others = "; ".join(_words(data, 0, broken))
    found.add("other elements", {**about, "Other elements": others} if others else {})
    _directory(data, found, broken)
    report = "\n".join(_report(data, 0, broken))
    if report:
        found.add("report", {**about, "Clinical note": report})
    if not found:
        raise ReadError("no_text" if "Rows" in data else "empty")
    yield from found.taken()
    yield from _document(data, broken)
    scanned = _text(data, "ConversionType", broken) == "SD"
    if scanned or _text(data, "BurnedInAnnotation", broken) == "YES":
        yield Unread(place="pixels", code="no_text")
    if broken:
        yield Unread(place="header", code="damaged")


_REPEATED = ("Patient ID", "Patient last name", "Patient first name", "Patient middle name",
             "Patient birth date")  # fmt: skip


def _dataset(source: Opened) -> Dataset:
    """The header without pixels. pydicom's own warnings would repeat values, so they are off."""
    try:
        import pydicom  # noqa: PLC0415 - half a second, and few cases hold DICOM
        from pydicom import config  # noqa: PLC0415
    except ImportError as error:
        raise ReadError("no_reader") from error
    logging.getLogger("pydicom").setLevel(logging.CRITICAL + 1)
    warnings.filterwarnings("ignore", module="pydicom")
    config.settings.reading_validation_mode = config.IGNORE
    try:
        with source.open() as stream:
            return pydicom.dcmread(stream, stop_before_pixels=True, force=True)
    except RecursionError as error:
        raise ReadError("too_deep") from error
    except _likely() as error:
        raise ReadError("damaged") from error


@cache
def _likely() -> tuple[type[Exception], ...]:
    """What pydicom raises on files that break the rules; its own errors are plain exceptions."""
    from pydicom.errors import BytesLengthException, InvalidDicomError  # noqa: PLC0415

    return (
        ValueError, KeyError, TypeError, AttributeError, IndexError, EOFError, NotImplementedError,
        OverflowError, struct.error, zlib.error, OSError, InvalidDicomError, BytesLengthException,
    )  # fmt: skip


def _value(data: Dataset, keyword: str, broken: list[str]) -> Any:
    try:
        return data.get(keyword)
    except _likely():
        broken.append(keyword)
        return None


def _text(data: Dataset, keyword: str, broken: list[str]) -> str:
    """An element as a person would read it, names in the order given, family."""
    value = _value(data, keyword, broken)
    try:
        return _shown(value)
    except _likely():
        broken.append(keyword)
        return ""


def _shown(value: Any) -> str:
    if value is None or isinstance(value, bytes):
        return ""
    if (
        not isinstance(value, str)
        and hasattr(value, "__iter__")
        and not hasattr(value, "family_name")
    ):
        return "; ".join(filter(None, map(_shown, value)))
    parts = _parts(value)
    if hasattr(value, "family_name"):
        return " ".join(filter(None, (parts[1], parts[2], parts[0]))).strip()
    return " ".join(str(value).replace("\0", "").split())


def _parts(value: Any) -> list[str]:
    """Family, given, middle name, prefix and suffix of a PN value; its first group."""
    return [*str(value).split("=")[0].split("^"), "", "", "", "", ""][:5]


def _fields(data: Dataset, labels: dict[str, str], broken: list[str]) -> Row:
    row: Row = {}
    for keyword, label in labels.items():
        text = _text(data, keyword, broken)
        if text and text not in (row.get(label) or ""):
            row[label] = "; ".join(filter(None, (row.get(label), text)))
    return row


def _patient(data: Dataset, broken: list[str]) -> Row:
    row = _fields(data, _PATIENT, broken)
    name = _value(data, "PatientName", broken)
    family, given, middle, _prefix, suffix = (part.strip() for part in _parts(name or ""))
    if family and not given and "," in family:
        family, given = (part.strip() for part in family.split(",", 1))
    if family and not given:
        row["Patient name"] = family
    else:
        row |= {"Patient last name": family, "Patient first name": given,
                "Patient middle name": middle, "Patient name suffix": suffix}  # fmt: skip
    row["Patient birth date"] = day(_text(data, "PatientBirthDate", broken))
    for item in _value(data, "OtherPatientIDsSequence", broken) or ():
        row["Patient other ID"] = "; ".join(
            filter(None, (row.get("Patient other ID"), _text(item, "PatientID", broken)))
        )
    return {key: text for key, text in row.items() if text}


def _words(data: Dataset, depth: int, broken: list[str]) -> Iterator[str]:
    """Each element with its name, those inside sequences too: other people are named there."""
    for tag in list(data.keys()):
        try:
            element = data[tag]
            if element.VR == "SQ":
                if element.keyword not in _ELSEWHERE and depth < _NESTING:
                    for item in element.value or ():
                        yield from _words(item, depth + 1, broken)
                continue
            known = element.keyword in {*_PATIENT, *_STUDY, "PatientName"}
            text = _shown(element.value)[:2000] if element.VR in _WORDY else ""
            if text and (depth or not known):
                yield f"{element.name}: {text}"
        except _likely():
            broken.append("element")


def _directory(data: Dataset, found: PersonRows, broken: list[str]) -> None:
    """The records of a DICOMDIR: patients, and the studies that follow each."""
    patient: Row = {}
    for item in _value(data, "DirectoryRecordSequence", broken) or ():
        kind = _text(item, "DirectoryRecordType", broken)
        if kind == "PATIENT":
            row = _patient(item, broken)
            patient = {key: row[key] for key in row if key in (*_REPEATED, "Patient name")}
            found.add("patient", row)
        elif kind in {"STUDY", "SERIES"}:
            study = _fields(item, _STUDY, broken)
            study.setdefault("Procedure", _text(item, "Modality", broken))
            found.add("study", {**patient, **study})


def _report(data: Dataset, depth: int, broken: list[str]) -> Iterator[str]:
    """The lines of a structured report: what was asked or measured, and what was said."""
    if depth > _NESTING:
        raise ReadError("too_deep")
    for item in _value(data, "ContentSequence", broken) or ():
        concept = _meaning(item, "ConceptNameCodeSequence", broken)
        said = _text(item, "TextValue", broken) or _text(item, "PersonName", broken)
        said = said or _meaning(item, "ConceptCodeSequence", broken)
        for measured in _value(item, "MeasuredValueSequence", broken) or ():
            said = said or _text(measured, "NumericValue", broken)
        if said:
            yield f"{concept}: {said}" if concept else said
        yield from _report(item, depth + 1, broken)


def _meaning(item: Dataset, keyword: str, broken: list[str]) -> str:
    codes = _value(item, keyword, broken) or ()
    return "; ".join(filter(None, (_text(code, "CodeMeaning", broken) for code in codes)))


def _document(data: Dataset, broken: list[str]) -> Iterator[Member]:
    content = _value(data, "EncapsulatedDocument", broken)
    if isinstance(content, bytes) and content:
        kind = _text(data, "MIMETypeOfEncapsulatedDocument", broken).rpartition("/")[2][:20]
        title = _text(data, "DocumentTitle", broken) or "document"
        yield Member(name=f"{title}.{kind or 'bin'}", data=content)
