"""Sheets as people keep them: odd headers, tabs, indexes of files, several things in a cell."""

from __future__ import annotations

from collections.abc import Sequence

import openpyxl
import polars as pl
import pytest
from openpyxl.comments import Comment

from detectors.columns.indicator_columns import names_kind
from detectors.columns.long_paths import scores_of_parts
from detectors.people.person_likeness import person_likeness
from detectors.words.headers import role_of, scores, words
from pipelines.blocks import Table, TextBlock
from pipelines.tables.assemble import records_from_table
from pipelines.tables.headings import is_header
from pipelines.tables.long_tables import widened
from scanner.readers.json_references import with_included
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


def test_results_of_tests_below_a_header_of_two_lines() -> None:
    rows = [
        (None, None, "Varicella", "Hep B", "TB", None, "Hold?"),
        ("Last", "First", "IgG", "sAb quant", "QFT", "CXR", None),
        ("Tesfaye", "Selamawit", "POS", "88", "POS", "neg 7/28, on INH (LTBI)", "N"),
        ("Cabuhat", "Rosalinda", "POS", "<5 NON-IMM", "NEG", None, "Y"),
        ("Brandt", "Corinne", None, None, None, None, "Y"),
    ]
    assert told(rows) == {"Selamawit Tesfaye: medical", "Rosalinda Cabuhat: medical"}


def test_what_says_little_but_an_illness_under_any_header() -> None:
    header = ("Name", "Situación", "Bus")
    rows = [
        ("Delfina Ochoa", "epilepsia", "4"),
        ("Harjit Sangha", "diabetes tipo 2", "4"),
        ("Mai Lor", "newborn at home", "9"),
    ]
    assert told(rows, header=header) == {"Delfina Ochoa: medical", "Harjit Sangha: medical"}
    for goods in ("Fund", "Item ordered", "Class", "Topic"):
        assert told(rows, header=("Name", goods, "Bus")) == set()


def test_a_header_in_two_languages_says_the_same_twice() -> None:
    rows = [
        ("Marca temporal", "Nombre completo / Full name",
         "¿Tiene licencia de manejo? Número / Driver license number",
         "¿Alguna condición médica? / Any medical condition we should know?"),
        ("2026/08/12 7:41:10", "Otoniel Barrientos", "F1180024", "Sí, epilepsia"),
        ("2026/08/13 8:02:33", "Kehaulani Pua", "D9927710", "No"),
    ]  # fmt: skip
    assert told(rows) == {
        "Otoniel Barrientos: drivers_license",
        "Otoniel Barrientos: medical",
        "Kehaulani Pua: drivers_license",
    }


def test_names_with_remarks_and_seats_that_are_open() -> None:
    header = ("Driver", "Unit", "CDL # / ST / class")
    rows = [
        ("Kiani, Bahram", "118", "F3117298 CA  A  (HN)"),
        ("open seat", "119", None),
        ("Broken Bow (lease op) – C&J Hauling", "204", "see lessor"),
    ]
    assert told(rows, header=header) == {"Bahram Kiani: drivers_license"}
    firms = [
        ("Mai Lor", "570-88-1243"),
        ("Canh Phan dba Canh's Mobile Detail", "606-19-8835"),
        ("Ruiz, Ana (kitchen + van)", "559-80-1226"),
    ]
    assert told(firms, header=("Name", "Tax ID")) == {
        "Canh Phan: ssn",
        "Ana Ruiz: ssn",
        "Mai Lor: ssn",
    }


def test_a_security_word_that_was_never_set_opens_nothing() -> None:
    header = ("Mbr", "Acct # / Security word")
    rows = [
        ("Escamilla, Noemi", "7710448 / tamarindo"),
        ("Duong, Phuc", "7719022 / Bluebird9"),
        ("Kessler, Otto", "7720013 / (none set)"),
    ]
    found = told(rows, header=header)
    assert {"Noemi Escamilla: access_code", "Phuc Duong: access_code"} <= found
    assert "Otto Kessler: access_code" not in found


def test_a_firm_among_vendors_with_numbers_of_people() -> None:
    rows = [
        ("Almaraz Tile & Stone", "47-3318820"),
        ("Bagdasarian, Artur", "559-80-1226"),
        ("Soto, Delia", "606-19-8835"),
    ]
    assert told(rows, header=("Vendor", "Tax ID")) == {"Artur Bagdasarian: ssn", "Delia Soto: ssn"}


def test_a_comment_is_about_whom_its_row_names(tmp_path) -> None:  # type: ignore[no-untyped-def]
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (("Student", "Stop", "Seat"), ("Dontrell Whitfield", "Oak/9th", 4),
                ("Ka Yeng Lor", "Pine/2nd", 5), ("Olvera", "Citlali", 6)):  # fmt: skip
        sheet.append(row)
    for cell, said in (("A2", "Dontrell Whitfield has epilepsy"), ("C3", "SSN 570-88-1243"),
                       ("A4", "pregnant until Feb"), ("C9", "see binder")):  # fmt: skip
        sheet[cell].comment = Comment(said, "Front desk")
    path = tmp_path / "riders.xlsx"
    book.save(path)
    opened = Opened(
        name=path.name, media_type=XLSX, size=path.stat().st_size, path=str(path), data=None
    )
    texts = list[str]()
    for block in read_workbook(opened):
        if isinstance(block, Table):
            list(block.batches)
        elif isinstance(block, TextBlock):
            texts += block.text.split("\n\n")
    assert [text for text in texts if text] == [
        "Dontrell Whitfield has epilepsy",
        "Ka Yeng Lor: SSN 570-88-1243",
        "Olvera, Citlali: pregnant until Feb",
        "see binder",
    ]


def test_what_a_document_of_json_api_refers_to_stands_in_its_records() -> None:
    document = {
        "data": [
            {"type": "applicant", "id": "7", "attributes": {"name": "Minh Luong"},
             "relationships": {"documents": {"data": [{"type": "document", "id": "1"}]},
                               "office": {"data": {"type": "office", "id": "9"}}}},
        ],
        "included": [
            {"type": "document", "id": "1", "attributes": {"docType": "SSN", "value": "609441180"}},
            {"type": "document", "id": "2", "attributes": {"docType": "DL", "value": "Y8810274"}},
        ],
    }  # fmt: skip
    found = with_included(document)
    assert isinstance(found, dict)
    assert found["data"][0]["documents"] == [{"id": "1", "docType": "SSN", "value": "609441180"}]
    assert found["data"][0]["relationships"] == {"office": {"data": {"type": "office", "id": "9"}}}
    assert found["included"] == document["included"][1:]
    assert with_included({"data": "x", "included": ["y", {"id": 4}]}) == {
        "data": "x", "included": ["y", {"id": 4}],
    }  # fmt: skip


def test_a_value_a_row_with_names_that_no_list_has() -> None:
    table = Table(
        place="",
        name="",
        header=("record", "field_name", "value"),
        batches=iter(
            [
                pl.DataFrame(
                    [
                        ("14", "pt_lastname", "Hakobyan"), ("14", "pt_firstname", "Tatevik"),
                        ("14", "pt_ssn", "553-80-1177"), ("15", "pt_lastname", "Sengphet"),
                        ("15", "pt_firstname", "Bounmy"), ("15", "dx_primary", "Latent TB"),
                    ],
                    schema=["0", "1", "2"],
                    orient="row",
                )
            ]
        ),
    )  # fmt: skip
    header = widened(table).header
    assert header is not None
    assert {"pt_lastname", "pt_ssn"} <= set(header)
