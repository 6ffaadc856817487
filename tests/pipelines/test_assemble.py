"""Whole tables as they leak, with who is in them."""
# ruff: noqa: E501  (a row of a table stays on one line)

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import polars as pl
import pytest
from cryptography.fernet import Fernet

from pipelines.blocks import Table
from pipelines.model import RECORDS
from pipelines.tables.assemble import records_from_table
from pipelines.tables.typed_columns import TypedColumns

KEY = b"case key of a test"
Row = tuple[str, str, frozenset[str]]
"""(role, full name or "", exposed codes; "~" before one that is protected)"""


@dataclass(frozen=True)
class Leak:
    """A table as it leaks, and who is in it with what."""

    name: str
    text: str
    truth: tuple[Row, ...]


def row(name: str, codes: str = "", role: str = "subject") -> Row:
    return role, name, frozenset(codes.split())


def cells(text: str, separator: str = "|") -> pl.DataFrame:
    rows = [line.strip().split(separator) for line in text.strip("\n").split("\n")]
    width = max(map(len, rows))
    padded = [[cell or None for cell in row] + [None] * (width - len(row)) for row in rows]
    return pl.DataFrame(padded, schema={str(i): pl.String for i in range(width)}, orient="row")


def table(text: str, name: str = "", **more: Any) -> Table:
    frame = cells(text)
    given = {"place": "", "header": None, "batches": iter([frame]), **more}
    return Table(name=name, **given)


def records(text: str, name: str = "", **more: Any) -> pl.DataFrame:
    frames = list(records_from_table(table(text, name, **more), "src", KEY))
    return pl.concat(frames) if frames else pl.DataFrame(schema=RECORDS)


def seen(found: pl.DataFrame) -> list[Row]:
    rows: list[Row] = []
    for record in found.iter_rows(named=True):
        codes = {
            ("" if e["protection"] == "none" else "~") + e["element"] for e in record["exposures"]
        }
        rows.append((record["role"], record["full_name"] or "", frozenset(codes)))
    return rows


LEAKS = (
    Leak(
        "card numbers that a spreadsheet kept to fifteen digits",
        """Cardholder|CCNumber|CVV2|CCExpires|Booking
        Nune Sargsyan|4539148803436460|214|Mar-21|5293247400588170
        Efren Quintero|5293247400588170|15|Aug-20|4539148803436460
        Thao Bui|6011318840773510|739|Nov-21|4716398572713300""",
        (
            row("Nune Sargsyan", "card_number access_code"),
            row("Efren Quintero", "card_number access_code"),
            row("Thao Bui", "card_number access_code"),
        ),
    ),
    Leak(
        "brands of cards that are kinds of papers elsewhere",
        """first_name|last_name|cc_number|cc_type
        Marisol|Ibarra|418830672|MC
        Tigran|Manukyan|4539148803436467|VISA
        Odalys|Restrepo|302291874|MC""",
        (
            row("Marisol Ibarra"),
            row("Tigran Manukyan", "card_number"),
            row("Odalys Restrepo"),
        ),
    ),
    Leak(
        "a name of birth before the name that is borne",
        """id|maiden_name|lname|fname|ssn
        1|Petrosyan|Delgado|Karine|531-48-2207
        2|Ibarra||Marisol|541-28-7703""",
        (row("Karine Delgado", "ssn"), row("Marisol Ibarra", "ssn")),
    ),
    Leak(
        "policies on cars, homes and health in one table",
        """policy_number|holder_name|birth_date|license_number|license_state|policy_type|medical_payments|vehicle_make
        AUT-441028|Nune Sargsyan|1984-02-11|N512-88-40193|MD|auto|5000|Honda
        HLT-441029|Efren Quintero|1975-09-30|E93810275|VA|health||
        HOM-441030|Thao Bui|1990-12-01||CA|home||
        AUT-441031|Leilani Kahale|1969-04-17|Y7710284|CA|auto|5000|Kia""",
        (
            row("Nune Sargsyan", "drivers_license"),
            row("Efren Quintero", "drivers_license health_insurance"),
            row("Thao Bui"),
            row("Leilani Kahale", "drivers_license"),
        ),
    ),
    Leak(
        "licenses of nurses beside their State",
        """full_name|date_of_birth|license_number|license_state|license_type|specialty
        Irma Castaneda|1984-02-11|RN512884|CA|RN|ICU
        Kwame Boateng|1975-09-30|RN938102|CA|RN|ER
        Olga Sokolov|1990-12-01|RN771028|NV|RN|PICU""",
        (row("Irma Castaneda"), row("Kwame Boateng"), row("Olga Sokolov")),
    ),
    Leak(
        "hr roster with titles, totals and flags",
        """ACME Holdings - HR roster
        |
        EmpID|EmpLName|EmpFName|MI|SSN#|DOB|Hire Dt|Salary|Emergency Contact|Emergency Phone|SSN Verified
        1001|NGUYEN|LAN|T|524-18-3067|02/13/1980|01/05/2019|54000|Bao Nguyen|(408) 555-0142|Y
        1002|GARCIA LOPEZ|MARIA||231548890|11/30/1975|03/01/2011|61000|Jose Lopez|408-555-0143|N
        1003|O'BRIEN|SEAN||n/a|1/2/1990||||none|
        Total|||3""",
        (
            row("Lan T Nguyen", "ssn"),
            row("Maria Garcia Lopez", "ssn"),
            row("Sean O'Brien"),
            row("Bao Nguyen", role="contact"),
            row("Jose Lopez", role="contact"),
        ),
    ),
    Leak(
        "patient list",
        """pt_id|pt_name|pt_dob|pt_addr|pt_phone|dx|attending|insurance_id
        77|Anahit Hakobyan|1962-07-08|12 Elm St, San Jose, CA 95112|4085550199|E11.9|Dr. Priya Raman|XEH123456789
        78|Reyes, Jose|1999-01-08|99 Oak Ave, Gilroy, CA 95020|4085550198|asthma|Dr. Priya Raman|XEH123456790""",
        (
            row("Anahit Hakobyan", "medical health_insurance"),
            row("Jose Reyes", "medical health_insurance"),
        ),
    ),
    Leak(
        "encounters without names",
        """enc_id|pt_id|dx_code|dx_desc|provider_name|visit_date
        9001|77|E11.9|Type 2 diabetes mellitus|Alan Chu MD|2023-01-01
        9002|78|J45.909|Asthma|Alan Chu MD|2023-01-02""",
        (row("", "medical"), row("", "medical")),
    ),
    Leak(
        "claims: patient and subscriber are two people",
        """ClaimNo|MemberID|SubscriberName|PatientName|PatientDOB|DOS|Dx1|RenderingProvider|NPI
        C1001|W123456789|Tran Minh|Tran Kim|2011-02-03|2022-01-01|J45.909|Alan Chu MD|1234567893""",
        (row("Kim Tran", "medical health_insurance"), row("Minh Tran", "health_insurance")),
    ),
    Leak(
        "benefits enrolment with dependants",
        """employee_name|employee_ssn|spouse_name|spouse_ssn|dependent1_name|dependent1_ssn|dependent2_name|dependent2_ssn|address|city|st|zip
        Tyrone Washington|524-18-3067|Keisha Washington|231-54-8890|Malik Washington|601-22-4411|Aaliyah Washington|118-30-6712|12 Elm St|San Jose|CA|95112
        Thuy Tran|240-11-9083|||||||9 Oak Ave|Gilroy|CA|95020""",
        (
            row("Tyrone Washington", "ssn"),
            row("Keisha Washington", "ssn", "spouse"),
            row("Malik Washington", "ssn", "dependant"),
            row("Aaliyah Washington", "ssn", "dependant"),
            row("Thuy Tran", "ssn"),
        ),
    ),
    Leak(
        "one column of numbers of contractors and firms, the kind beside it",
        """Vendor Name|TIN|TIN Type|Box 1
        TRAN, KIM|524183067|SSN|1200
        BAYVIEW PLUMBING INC|943218876|EIN|900
        LOPEZ, ANA|231548890|SSN|800""",
        (row("Kim Tran", "ssn"), row("Ana Lopez", "ssn")),
    ),
    Leak(
        "the subscriber's number in the rows of the family",
        """SUB SSN|MBR LAST|MBR FIRST|REL CD|MBR SSN|MBR DOB
        524183067|TRAN|KIM|18|524183067|19800213
        524183067|TRAN|LILY|19||20110101""",
        (
            row("Kim Tran", "ssn"),
            row("Lily Tran"),
            row("", "ssn"),
            row("", "ssn"),
        ),
    ),
    Leak(
        "an unlabelled number beside the child's own",
        """SSN|Dependent Name|Dependent SSN
        524-18-3067|Lily Tran|601-22-4411""",
        (row("", "ssn"), row("Lily Tran", "ssn", "dependant")),
    ),
    Leak(
        "two people whom only the front of the headers tells apart",
        """A_LAST|A_FIRST|A_SSN|B_LAST|B_FIRST|B_SSN|AGI
        TRAN|KIM|524183067|LOPEZ|ANA|231548890|51000""",
        (row("Kim Tran", "ssn"), row("Ana Lopez", "ssn")),
    ),
    Leak(
        "head and members of a household in nested data",
        """case_no|head.first|head.last|head.ssn|members.first|members.last|members.ssn
        1B880566|Kim|Tran|524-18-3067|Ana|Lopez|231-54-8890""",
        (row("Kim Tran", "ssn"), row("Ana Lopez", "ssn")),
    ),
    Leak(
        "vendors with employer numbers",
        """Vendor Name|EIN|Contact Name|Contact Email|Amount|Invoice No
        ABC Plumbing LLC|12-3456789|Raj Patel|raj@abc.example|1200.00|524183067
        Delta Supply Inc|98-7654321|Mei Chen|mei@delta.example|77.10|524183068""",
        (row("Raj Patel"), row("Mei Chen")),
    ),
    Leak(
        "inventory",
        """SKU|Item Name|Condition|Serial Number|Qty|Bin
        524183067|Widget Large|New|SN-12345678|4|A1
        524183068|Gadget Small|Used|SN-12345679|9|A2""",
        (),
    ),
    Leak(
        "list without a header row",
        """Nguyen|Linh|542118890|1978-02-03|San Jose|CA|95112
        Garcia|Maria|231548890|1988-12-03|Gilroy|CA|95020
        Smith|John|601224411|1958-05-30|Fresno|CA|93650""",
        (row("Linh Nguyen", "ssn"), row("Maria Garcia", "ssn"), row("John Smith", "ssn")),
    ),
    Leak(
        "combolist in one column",
        """linh@example.org:hunter2!
        maria.g@example.com:Passw0rd1
        x_y@example.net:qwerty99""",
        (row("", "password"), row("", "password"), row("", "password")),
    ),
    Leak(
        "web shop users",
        """id|email|passwd|first_name|last_name|secret_question|secret_answer|last_login|phone_type
        5|kim@example.org|Summer2020!|Kim|Tran|First pet?|Rex|2021-02-03 10:00:00|mobile
        6|ana@example.org|5f4dcc3b5aa765d61d8327deb882cf99|Ana|Lopez|Birth town?|Gilroy|2021-02-03|home""",
        (
            row("Kim Tran", "password security_question security_answer"),
            row("Ana Lopez", "~password security_question security_answer"),
        ),
    ),
    Leak(
        "plate reads",
        """plate|state|read_time|camera|lat|long|registered_owner
        8ABC123|CA|2023-01-01 10:00:00|Cam 12|37.1|-121.2|Grace Park""",
        (row("Grace Park", "plate plate_read"),),
    ),
    Leak(
        "bank file with PIN",
        """acct_no|acct_holder|pin|routing|balance|card_no|cvv|exp
        001234567890|Wei Zhang|4471|121000248|10.00|4532015112830366|123|01/27
        001234567891|Juan Dela Cruz|9921|121000248|20.00|5425233430109903|456|02/27""",
        (
            row("Wei Zhang", "account_number access_code card_number"),
            row("Juan Dela Cruz", "account_number access_code card_number"),
        ),
    ),
    Leak(
        "police report",
        """case_no|victim_name|victim_dob|victim_dl|suspect_name|suspect_ssn|officer_name|narrative
        23-001|Ana Flores|1990-01-01|D1234567|Mike Jones|524-18-3067|Dan Lee|Suspect SSN 524-18-3067 fled""",
        (row("Ana Flores", "drivers_license"), row("Mike Jones", "ssn")),
    ),
    Leak(
        "numbers of mixed kinds",
        """Full Name|ID Type|ID Number
        Wei Zhang|Passport|E12345678
        Ana Flores|SSN|524-18-3067
        Mike Jones|Driver License|D1234567""",
        (
            row("Wei Zhang", "passport"),
            row("Ana Flores", "ssn"),
            row("Mike Jones", "drivers_license"),
        ),
    ),
    Leak(
        "Spanish headers",
        """Nombre|Apellidos|Fecha Nac.|No. Seguro Social|Correo|Contraseña
        José|Hernández Ruiz|13/05/1980|524-18-3067|jose@example.mx|secreto12
        Ana|Flores|27/11/1991|231-54-8890|ana@example.mx|clave99""",
        (row("José Hernández Ruiz", "ssn password"), row("Ana Flores", "ssn password")),
    ),
    Leak(
        "intake form",
        """Patient Intake
        Name:|Lan Nguyen
        SSN:|524-18-3067
        Date of Birth:|02/13/1980
        Diagnosis|Asthma
        |
        Name:|Bao Le
        SSN:|231-54-8890
        Date of Birth:|02/13/1981
        Diagnosis|Fracture of femur""",
        (row("Lan Nguyen", "ssn medical"), row("Bao Le", "ssn medical")),
    ),
    Leak(
        "people across",
        """Field|Employee A|Employee B
        Name|Lan Nguyen|Raj Patel
        SSN|524-18-3067|231-54-8890
        DOB|02/13/1980|02/14/1981""",
        (row("Lan Nguyen", "ssn"), row("Raj Patel", "ssn")),
    ),
    Leak(
        "two tables in one sheet",
        """County of Example
        |
        Employee Name|SSN|Plan
        Kim Tran|524-18-3067|PPO
        Ana Lopez|231-54-8890|HMO
        Total employees: 2
        |
        Dependent Name|Relationship|DOB|SSN
        Lily Tran|Child|2011-01-01|601-22-4411
        |
        Generated 2023-01-01""",
        (
            row("Kim Tran", "ssn"),
            row("Ana Lopez", "ssn"),
            row("Lily Tran", "ssn", "dependant"),
        ),
    ),
    Leak(
        "driver records extract",
        """DL_NBR|LAST_NM|FRST_NM|MID_NM|BRTH_DT|SEX|HGT|ADDR_LN1|CITY_NM|ST_CD|ZIP_CD|EXP_DT
        D1234567|TRAN|KIM|THI|19800213|F|502|12 ELM ST|SAN JOSE|CA|95112|20270213
        Y7654321|LOPEZ|ANA||19910305|F|504|9 OAK AVE|GILROY|CA|95020|20260305""",
        (row("Kim Thi Tran", "drivers_license"), row("Ana Lopez", "drivers_license")),
    ),
    Leak(
        "mail merge",
        """TITLE|FIRSTNAME|LASTNAME|ADDR1|ADDR2|CITY|STATE|ZIP|SALUTATION
        Ms|KIM|TRAN|12 ELM ST|APT 4|SAN JOSE|CALIFORNIA|95112|Dear Ms Tran""",
        (row("Kim Tran"),),
    ),
    Leak(
        "wage statements",
        """Employee's name (Last, First)|Employee's SSN|Employer identification number (EIN)|Employer's name|Wages, tips|State
        Tran, Kim|524183067|12-3456789|Acme LLC|50000.00|CA
        Lopez, Ana|231548890|12-3456789|Acme LLC|51000.00|CA""",
        (row("Kim Tran", "ssn"), row("Ana Lopez", "ssn")),
    ),
    Leak(
        "tickets with free text",
        """Name|Ticket|Notes
        Kim Tran|T-1|Caller gave SSN 524-18-3067 and DL# D1234567
        Ana Lopez|T-2|Member says pin 4471 for acct 001234567890
        Omar Haddad|T-3|No issue. order 524183067 shipped
        Mei Chen|T-4|dx: bipolar disorder; follow up""",
        (
            row("Kim Tran", "ssn drivers_license"),
            row("Ana Lopez", "access_code account_number"),
            row("Omar Haddad"),
            row("Mei Chen", "medical"),
        ),
    ),
    Leak(
        "leave log with names that look like streets",
        """Employee|Emp #|Reason for leave|Return date
        Dorothy St. Clair|0052000|lumbar disc surgery|2025-03-01
        Hoa Le|0052001|postpartum depression|2025-03-01
        Acme Plumbing LLC|0052002||""",
        (row("Dorothy St. Clair", "medical"), row("Hoa Le", "medical")),
    ),
    Leak(
        "masked numbers",
        """Name|SSN|Card
        Kim Tran|***-**-3067|XXXX-XXXX-XXXX-1234""",
        (row("Kim Tran", "~ssn ~card_number"),),
    ),
    Leak(
        "life insurance is no health insurance",
        """Policy No|Insured Name|Insured SSN|Beneficiary Name|Beneficiary SSN|Agent Name|Agent License
        P123456|Kim Tran|524-18-3067|Lily Tran|231-54-8890|Alan Chu|0B12345""",
        (row("Kim Tran", "ssn"), row("Lily Tran", "ssn", "contact")),
    ),
    Leak(
        "joint holders",
        """Name 1|SSN 1|Name 2|SSN 2|Address 1|Address 2|City|State|Zip|Account Number|PIN
        Kim Tran|524-18-3067|Minh Tran|231-54-8890|12 Elm St|Apt 4|San Jose|CA|95112|001234567890|4471""",
        (row("Kim Tran", "ssn account_number access_code"), row("Minh Tran", "ssn")),
    ),
    Leak(
        "hospital accounts with guarantors",
        """MRN|Patient|DOB|Admit Dx|Attending MD|Policy #|Guarantor|Guarantor SSN
        00123|Kim Tran|2011-02-03|Asthma|Alan Chu|XYZ123456|Minh Tran|524-18-3067""",
        (
            row("Kim Tran", "medical health_insurance"),
            row("Minh Tran", "ssn", "guarantor"),
        ),
    ),
)


def _order(person: tuple[str, str | None, frozenset[str]]) -> tuple[str, str, list[str]]:
    return person[0], person[1] or "", sorted(person[2])


@pytest.mark.parametrize("leak", LEAKS, ids=lambda leak: leak.name)
def test_who_is_in_the_table_with_what(leak: Leak) -> None:
    assert sorted(seen(records(leak.text)), key=_order) == sorted(leak.truth, key=_order)


def one(text: str, **more: Any) -> dict[str, Any]:
    found = records(text, **more)
    assert found.height == 1
    return found.row(0, named=True)


def test_identity_in_normal_forms() -> None:
    got = one(
        """Name|DOB|Email|Phone|Cell|Address|City|State|Zip|Country
        TRAN, KIM T|2/13/80|Kim@Example.ORG|(408) 555-0142|408-555-0143|12 Elm St|San Jose|Calif.|95112|USA"""
    )
    assert got["full_name"] == "Kim T Tran"
    assert (got["given_name"], got["family_name"]) == ("Kim", "Tran")
    assert got["birth_date"] == "1980-02-13"
    assert got["emails"] == ["kim@example.org"]
    assert got["phones"] == ["+14085550142", "+14085550143"]
    assert (got["street"], got["city"], got["state"]) == ("12 Elm St", "San Jose", "CA")
    assert (got["postal_code"], got["country"]) == ("95112", "US")


def test_days_before_months_are_seen_on_the_whole_column() -> None:
    found = records("Name|DOB\nKim Tran|03/04/1980\nAna Lopez|27/11/1991\nMei Chen|13/02/1975")
    assert found["birth_date"].to_list() == ["1980-04-03", "1991-11-27", "1975-02-13"]


def test_spreadsheet_damage_is_repaired() -> None:
    got = one("Full Name|Social Security No.|Birthdate\nKim Tran|52418306.0|29264")
    assert got["birth_date"] == "1980-02-13"
    assert [e["element"] for e in got["exposures"]] == ["ssn"]


def test_address_in_one_cell_is_taken_apart() -> None:
    got = one("Name|Address|SSN\nKim Tran|12 Elm St Apt 4, San Jose, CA 95112|524-18-3067")
    assert (got["city"], got["state"], got["postal_code"]) == ("San Jose", "CA", "95112")


def test_dependants_live_with_the_employee_and_suspects_with_nobody() -> None:
    home = records(
        "Employee Name|Child Name|Child SSN|Street|State\nKim Tran|Max Tran|524-18-3067|1 Elm St|CA"
    )
    assert home["street"].to_list() == ["1 Elm St", "1 Elm St"]
    crime = records("Victim Name|Suspect Name|Victim Street\nKim Tran|Mike Jones|1 Elm St")
    assert crime.filter(full_name="Mike Jones")["street"].to_list() == [None]


def test_locators_name_row_and_header() -> None:
    text = "Payroll|\n|\nName|SSN\nKim Tran|524-18-3067"
    got = one(text, place="sheet Staff", first_row=0)
    assert got["locator"] == "sheet Staff, row 4"
    assert got["id"] == "src#sheet Staff, row 4/subject"
    assert got["exposures"][0]["locator"] == "sheet Staff, row 4, column SSN"


def test_column_without_header_is_named_by_its_letter() -> None:
    got = one("Kim Tran|524-18-3067")
    assert got["exposures"][0]["locator"] == "row 1, column B"


def test_people_across_are_named_by_their_column() -> None:
    found = records(
        "Field|A|B\nName|Kim Tran|Ana Lopez\nSSN|524-18-3067|231-54-8890\nDOB|1980-01-02|1990-01-02"
    )
    assert found["locator"].to_list() == ["rows 1 to 4, column B", "rows 1 to 4, column C"]
    assert found["id"].n_unique() == 2


def test_no_value_in_reasons_and_locators() -> None:
    found = records("Name|Notes\nKim Tran|SSN 524-18-3067, password: Summer2020!\nAna Lopez|none")
    said = found.select(
        pl.col("exposures")
        .list.eval(
            pl.concat_str(
                [pl.element().struct.field(n) for n in ("locator", "because", "fingerprint")]
            )
        )
        .list.join(" "),
    )
    text = " ".join(said.to_series().to_list())
    assert "524" not in text
    assert "Summer" not in text


def test_protected_values_have_no_fingerprint() -> None:
    got = one("Name|SSN\nKim Tran|***-**-3067")
    assert got["exposures"][0]["fingerprint"] is None


def test_same_number_has_the_same_fingerprint_in_every_form() -> None:
    found = records("Name|SSN\nKim Tran|524-18-3067\nKim Tran|524183067\nKim Tran|524 18 3067")
    assert found["exposures"].list.first().struct.field("fingerprint").n_unique() == 1


def keys_of(text: str, name: str, **more: Any) -> dict[str, str]:
    keys = records(text, name, **more)["keys"].explode().struct.unnest()
    return dict(keys.select("column", "fingerprint").iter_rows())


def test_join_keys_meet_across_tables() -> None:
    patients = keys_of("id|full_name\n77|Kim Tran", "patients")
    visits = keys_of("enc_id|pt_id|dx\n1|077|Asthma", "encounters")
    assert patients["person_key:patient id"] == visits["person_key:patient id"]


def test_declared_keys_name_what_they_refer_to() -> None:
    cards = keys_of("ref|card_number\n5|4532015112830366", "cards", keys={0: "users.id"})
    users = keys_of("id|name\n5|Kim Tran", "users")
    assert cards["person_key:user id"] == users["person_key:user id"]


def test_rows_with_one_key_and_nothing_else_give_no_record() -> None:
    assert records("order_id|qty\n1|2\n2|3", "orders").is_empty()


def test_header_that_the_format_has() -> None:
    frame = cells("Kim|Tran|524-18-3067")
    given = Table(
        place="table staff",
        name="staff",
        header=("name.first", "name.last", "identity.ssn"),
        batches=iter([frame]),
    )
    found = pl.concat(list(records_from_table(given, "src", KEY)))
    assert seen(found) == [row("Kim Tran", "ssn")]
    assert found["locator"].to_list() == ["table staff, row 1"]


def test_layout_and_types_carry_over_to_later_batches() -> None:
    def batches() -> Iterator[pl.DataFrame]:
        yield cells("Staff|\nName|SSN\nKim Tran|524-18-3067")
        yield cells("Name|SSN\nAna Lopez|231-54-8890\nn/a|000-00-0000")

    given = Table(place="", name="", header=None, batches=batches())
    found = pl.concat(list(records_from_table(given, "src", KEY)))
    assert found["full_name"].to_list() == ["Kim Tran", "Ana Lopez"]
    assert found["locator"].to_list() == ["row 3", "row 5"]
    assert found.schema == RECORDS


@pytest.mark.parametrize("text", ["", "|||", "a", "-|n/a|xxx"])
def test_nothing_in_the_table(text: str) -> None:
    assert records(text).is_empty()


def test_tables_side_by_side_have_records_of_their_own() -> None:
    found = records("Name|SSN||Name|SSN\nKim Tran|524-18-3067||Raj Patel|231-54-8890")
    assert seen(found) == [row("Kim Tran", "ssn"), row("Raj Patel", "ssn")]
    assert found["id"].n_unique() == 2
    assert found["locator"].to_list() == ["columns A to B, row 2", "columns D to E, row 2"]


def test_columns_beyond_the_header_are_read() -> None:
    found = records("Kim Tran|x|SSN 524-18-3067", header=("name",))
    assert seen(found) == [row("Kim Tran", "ssn")]


def test_values_of_another_kind_under_the_header() -> None:
    found = records("Name|SSN\nKim Tran|524-18-3067\nAna Lopez|SSN: 231-54-8890\nMei Chen|ask HR")
    assert seen(found) == [row("Kim Tran", "ssn"), row("Ana Lopez", "ssn"), row("Mei Chen")]


def test_an_encrypted_column_is_exposed_where_its_key_lies_in_the_evidence() -> None:
    key = Fernet.generate_key()
    numbers = ("524-18-3067", "531-42-8810", "602-77-1934")
    names = ("Rosalinda Barragan", "Thuan Doan", "Olga Sokolov")
    lines = [
        f"{n}|{Fernet(key).encrypt(s.encode()).decode()}"
        for n, s in zip(names, numbers, strict=True)
    ]
    text = "\n".join(["Name|SSN", *lines])
    shut = records(text)["exposures"].explode().struct.unnest()
    assert shut["protection"].to_list() == ["encrypted"] * 3
    typed = TypedColumns({}, [key.decode()])
    found = pl.concat(records_from_table(table(text), "src", KEY, typed))
    open_now = found["exposures"].explode().struct.unnest()
    assert open_now["protection"].to_list() == ["none"] * 3
    assert all("opened with a key from the evidence" in why for why in open_now["because"])
    assert key.decode() not in str(found.to_dicts())


def test_what_logs_in_stands_under_the_header_of_addresses() -> None:
    found = records(
        "email|password\nnsargsyan|Sol-77x!\nefren.quintero|vineyard9\nthao.bui@example.org|M0rning."
    )
    said = ("nsargsyan", "efren.quintero", "thao.bui@example.org")
    assert found["logins"].explode().to_list() == list(said)
    mails = "thao.bui@example.org|M0rning.\nmei.chen@example.org|vineyard9\nroot|Sol-77x!"
    assert records(f"email|password\n{mails}")["emails"].list.len().to_list() == [1, 1, 0]
