"""Sheets as people keep them: odd headers, tabs, indexes of files, several things in a cell."""

from __future__ import annotations

from collections.abc import Sequence

import openpyxl
import polars as pl
import pytest

from detectors.columns.indicator_columns import names_kind
from detectors.columns.long_paths import scores_of_parts
from detectors.people.person_likeness import person_likeness
from detectors.words.headers import role_of, scores, words
from pipelines.blocks import Table
from pipelines.tables.assemble import records_from_table
from pipelines.tables.headings import is_header
from scanner.readers.opened import Opened
from scanner.readers.workbook import read as read_workbook
from scanner.readers.xml_document import read as read_xml

Row = Sequence[str | None]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def told(rows: Sequence[Row], name: str = "", header: tuple[str, ...] | None = None) -> set[str]:
    """`name: element` of every record of a sheet that has both; a reader's own header apart."""
    width = max(map(len, rows))
    schema = {str(at): pl.String for at in range(width)}
    cells = [(*row, *[None] * (width - len(row))) for row in rows]
    batch = pl.DataFrame(cells, schema=schema, orient="row")
    table = Table(place="", name=name, header=header, batches=iter([batch]))
    return {
        f"{row['full_name']}: {held['element']}"
        for frame in records_from_table(table, "source", b"k" * 32)
        for row in frame.iter_rows(named=True)
        for held in row["exposures"]
    }


def test_who_scans_or_enters_is_staff_and_who_pays_is_not() -> None:
    for header in ("Scanned by", "Set up by", "Keyed By", "Rec'd by"):
        assert role_of(words(header)) == "staff"
    assert role_of(words("Paid by")) == "subject"


def test_an_index_of_files_is_about_those_whose_names_stand_on_the_tabs() -> None:
    rows = [
        ("Box", "Folder tab", "What's in it", "Scanned by"),
        ("B-12", "Tavakoli, Nasrin", "W-4 (SSN 545-90-2276)", "Grace Oakes"),
        ("B-12", "Delacruz, Jun", "application only", "Grace Oakes"),
        ("B-13", "BLANK FORMS", "I-9, W-4", "Grace Oakes"),
        ("B-14", "Sengphet, Bounmy", "SS card copy 571-29-6640", "Grace Oakes"),
    ]
    assert told(rows) == {"Nasrin Tavakoli: ssn", "Bounmy Sengphet: ssn"}


@pytest.mark.parametrize(
    ("tab", "found"),
    [("Bui Hanh", "Hanh Bui: ssn"), ("Marquez, Delia", "Delia Marquez: ssn")],
)
def test_a_form_without_a_name_is_about_whom_its_tab_names(tab: str, found: str) -> None:
    rows = [("Taxpayer SSN", "603-18-7724"), ("Wages", "48210"), ("Filing status", "single")]
    assert told(rows, tab) == {found}
    assert told(rows, "Template") == {"None: ssn"}
    named = [("Name", "Vartan Aslanyan"), *rows]
    assert told(named, tab) == {"Vartan Aslanyan: ssn"}


def test_people_side_by_side_may_only_be_counted() -> None:
    rows = [
        (None, "Pt 1", "Pt 2", "Pt 3"),
        ("Last", "Khachatryan", "Phan", "Oyelaran"),
        ("First", "Lusine", "Bao", "Adebisi"),
        ("DOB", "3/2/1979", "11/8/1990", "7/7/1964"),
        ("SS#", "553-20-1198", "607-81-2245", "570-46-3309"),
        ("Psprt #", "571904462", "553018847", "A08817723"),
        ("Dx", "Asthma", "Hepatitis B", "HTN"),
    ]
    people = ("Lusine Khachatryan", "Bao Phan", "Adebisi Oyelaran")
    assert told(rows) == {f"{who}: {of}" for who in people for of in ("ssn", "passport", "medical")}


def test_fields_of_a_web_form_may_be_numbers() -> None:
    head = ("item_id", "created_at", "field_12", "field_13", "field_17", "field_19", "field_22")
    rows = [
        head,
        ("2207", "2026-08-11 17:22:04", "Parisa", "Golshiri", "557-03-8841", "B7719930",
         "I have Crohn's disease and need a seat near a restroom"),
        ("2211", "2026-08-12 09:03:51", "Tomasz", "Wojcicki", "551-62-0917", "F8820117", None),
        ("2214", "2026-08-12 21:40:10", "Nalani", "Kahananui", "575-22-6608", None, "none"),
    ]  # fmt: skip
    found = told(rows)
    assert {"Parisa Golshiri: ssn", "Nalani Kahananui: ssn", "Tomasz Wojcicki: ssn"} <= found
    assert {"Parisa Golshiri: drivers_license", "Tomasz Wojcicki: drivers_license"} <= found
    assert "Parisa Golshiri: medical" in found
    assert is_header(("id", "q1", "q2_1", "q2_2", "q3"))
    assert not is_header(("A-101", "A-102", "B-101", "A-103"))
    assert not is_header(("Tomasz", "Wojcicki", "F8820117", "2026"))


def test_a_kind_of_number_on_each_line_below_one_name() -> None:
    rows = [
        ("Client", "ID type", "Number", "Seen"),
        ("Mekhi Broussard", "CA ID", "C7720184", "8/2"),
        (None, "SSN", "567-30-9914", "8/2"),
        (None, "Medi-Cal", "90417728D", "8/9"),
        ("Soledad Inzunza", "Consular (matrícula)", "MX-77120433", "8/3"),
        (None, "ITIN", "972-81-3306", "8/3"),
        ("Cordell Swimmer", "TRIBAL", "HVT 00417", "8/3"),
    ]
    assert told(rows) == {
        "Mekhi Broussard: state_id",
        "Mekhi Broussard: ssn",
        "Mekhi Broussard: health_insurance",
        "Soledad Inzunza: other_government_id",
        "Soledad Inzunza: tax_id",
        "Cordell Swimmer: other_government_id",
    }


def test_what_a_kind_names_changes_no_header_of_the_same_words() -> None:
    before = dict(scores(words("SSN/EE#")))
    names_kind("ssn/ee#", 0.7)
    assert scores(words("SSN/EE#")) == before


@pytest.mark.parametrize(
    ("header", "detector"),
    [
        ("psprt (ETH)", "us/passport"),
        ("Lic # (NV)", "us/license_number"),
        ("白卡号", "us/medi_cal"),
        ("여권번호", "us/passport"),
        ("N° de permis", "us/drivers_license"),
        ("CDL # / ST / class", "us/drivers_license"),
        ("Payer / Subscriber ID", "world/insurance_member"),
    ],
)
def test_headers_of_several_things_and_of_other_tongues(header: str, detector: str) -> None:
    assert scores_of_parts(header).get(detector, 0.0) >= 0.9


def test_a_number_beside_who_gave_it() -> None:
    header = ("Patient", "Payer / Subscriber ID", "CDL # / ST / class")
    rows = [
        ("Sohrabi, Navid", "ANTHEM BC – VRA884M04417", "F3117298 CA  A  (HN)"),
        ("Moua, Chue", "no plan, call 559-224-0918", "see lessor"),
        ("Marrufo, Odalys", "KAISER PERM  ID 110044187", None),
    ]
    found = told(rows, header=header)
    assert {"Navid Sohrabi: health_insurance", "Navid Sohrabi: drivers_license"} <= found
    assert "Odalys Marrufo: health_insurance" in found
    assert not [one for one in found if one.startswith("Chue")]


def test_plates_with_the_letters_of_their_state_are_the_plates_a_camera_reads() -> None:
    owners = ("LIC", "ST", "RO NAME", "VIN")
    row = ("9ZFX732", "CA", "OKAFOR CHINEDU", "1HGCV1F34LA881204")
    hits = ("Plate", "ReadTime", "Camera")
    seen = ("9ZFX732(CA)", "2026-09-12 07:14:22", "G St & 16th NB")
    keys = [
        {
            held["fingerprint"]
            for record in _records(header, cells)
            for held in record["exposures"]
            if held["element"] == "plate"
        }
        for header, cells in ((owners, row), (hits, seen))
    ]
    assert keys[0] & keys[1]


def _records(
    header: tuple[str, ...], row: tuple[str, ...]
) -> list[dict[str, list[dict[str, str]]]]:
    batch = pl.DataFrame([row], schema=[str(at) for at in range(len(row))], orient="row")
    table = Table(place="", name="", header=header, batches=iter([batch]))
    frames = records_from_table(table, "source", b"k" * 32)
    return [record for frame in frames for record in frame.iter_rows(named=True)]


def test_names_in_chinese_and_korean_look_like_names() -> None:
    names = ["欧阳慧敏", "邝志强", "譚麗珍", "김민준", "이 서연"]
    assert (person_likeness(pl.Series(names)) >= 0.4).all()
    assert not (person_likeness(pl.Series(["高血压", "社安号", "北京市朝阳区"])) >= 0.4).any()


def test_words_merged_over_several_rows_stand_in_each_and_numbers_do_not(tmp_path) -> None:  # type: ignore[no-untyped-def]
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (("Head", "SSN", "Member"), ("Birhanu, Almaz", "559-41-2083", "Almaz"),
                (None, None, "Yonas"), (None, None, "Sara")):  # fmt: skip
        sheet.append(row)
    sheet.merge_cells("A2:A4")
    sheet.merge_cells("B2:B4")
    path = tmp_path / "households.xlsx"
    book.save(path)
    opened = Opened(
        name=path.name, media_type=XLSX, size=path.stat().st_size, path=str(path), data=None
    )
    table = next(block for block in read_workbook(opened) if isinstance(block, Table))
    cells = pl.concat(list(table.batches))
    assert cells["0"].to_list() == ["Head", *["Birhanu, Almaz"] * 3]
    assert cells["1"].to_list() == ["SSN", "559-41-2083", None, None]


@pytest.mark.parametrize(
    "prolog",
    [
        '<?ADF VERSION "1.0"?>\n<?XML VERSION "1.0"?>\n',
        '<?ADF VERSION "1.0"?>\n<?xml version="1.0" encoding="ISO-8859-1"?>\n',
        '\n <?xml version="1.0"?>\n',
    ],
)
def test_leads_behind_a_prolog_that_no_parser_takes(prolog: str) -> None:
    data = f"{prolog}<adf><name>Filem\u00f3n</name></adf>".encode(
        "latin-1" if "8859" in prolog else "utf-8"
    )
    opened = Opened(name="lead.xml", media_type="text/xml", size=len(data), path=None, data=data)
    cells = [
        cell
        for block in read_xml(opened)
        if isinstance(block, Table)
        for batch in block.batches
        for cell in batch.row(0)
    ]
    assert cells == ["Filem\u00f3n"]
