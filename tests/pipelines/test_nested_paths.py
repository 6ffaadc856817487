"""Tables made of nested data, whose headers are paths: what a column holds, and whose row it is."""

import polars as pl

from detectors.columns.long_paths import named_by
from detectors.words.header_words import words
from pipelines.blocks import Table
from pipelines.tables.assemble import records_from_table


def exposed(columns: dict[str, list[str | None]]) -> dict[str, set[str]]:
    """Name -> elements, of the records of a table with these headers."""
    cells = pl.DataFrame({str(at): held for at, held in enumerate(columns.values())})
    table = Table(name="reply", place="", header=tuple(columns), batches=iter([cells]))
    found: dict[str, set[str]] = {}
    for frame in records_from_table(table, "src", b"key"):
        for record in frame.iter_rows(named=True):
            if record["exposures"]:
                elements = {exposure["element"] for exposure in record["exposures"]}
                found.setdefault(record["full_name"], set()).update(elements)
    return found


def test_what_wraps_a_field_takes_nothing_from_its_name() -> None:
    envelope = "Envelope/Content/SyncCandidate/Candidate/CandidatePerson"
    assert exposed(
        {
            "Envelope/Sender/ComponentID": ["KX-20"],
            f"{envelope}/PersonName/GivenName": ["Ofelia"],
            f"{envelope}/PersonName/FamilyName": ["Brizuela"],
            f"{envelope}/BirthDate/Value": ["1979-02-11"],
            f"{envelope}/PersonLegalID/SSN": ["524-18-3067"],
        }
    ) == {"Ofelia Brizuela": {"ssn"}}


def test_the_name_of_a_firm_deep_inside_is_asked_for_as_no_persons() -> None:
    header = "Bundle/Resource/Policy/Insurer/Organization/Name/Value"
    assert named_by(header, words(header))["world/name"] < 0.5


def test_a_row_is_about_whom_its_own_record_names() -> None:
    found = exposed(
        {
            "siteLead.fullName": ["Ruben Ochoa", "Ruben Ochoa"],
            "entry.pupil.firstName": ["Thuy", "Armen"],
            "entry.pupil.lastName": ["Doan", "Sarkissian"],
            "entry.papers.passportNumber": ["C03005988", "C03005996"],
        }
    )
    assert found == {"Thuy Doan": {"passport"}, "Armen Sarkissian": {"passport"}}


def test_one_record_calls_its_person_by_several_words() -> None:
    found = exposed(
        {
            "Party.RawEntityIndividualLastName": ["ARANDA", "MOUA"],
            "Party.RawIndividualFirstName": ["INES", "PA HOUA"],
            "Party.PartyIdentificationNumberText": ["962-85-5220", "960-82-2869"],
            "Account.Party.PartyFullName": ["Marisol Vega", "Marisol Vega"],
        }
    )
    assert found == {"Ines Aranda": {"tax_id"}, "Pa Houa Moua": {"tax_id"}}
