"""Papers of offices: labels in two languages, screens of old programs, notes, letters abroad."""

from __future__ import annotations

import polars as pl
import pytest
from told import about

from detectors.columns.judge import classify
from pipelines.blocks import TextBlock
from pipelines.plain.screen_names import names_joined
from pipelines.tables.document_forms import form_lines

TOLD = {
    "paragraphs under a bed and a name": (
        "Redwood Hospice\nTeam, Tuesday\n\nBed 2     Pita Vea\nMedicare 1EG4-TE5-MK73\n"
        "end stage heart failure\nPlan: comfort kit.\n\nBed 5     Vikram Trivedi\n"
        "Medicare pending, paper sent in\nALS, bipap at night\n\n"
        "Present: Ana Ruiz, RN   Gus Kim, chaplain\n",
        {("Pita Vea", "health_insurance"), ("Pita Vea", "medical"), ("Vikram Trivedi", "medical")},
    ),
    "a password that nobody should ask for": (
        "From: Ana Ruiz <aruiz@x.example>\nSubject: what to tell members\n\n"
        'Never collect anybody\'s password "to check". Bao Vo will speak.\n',
        set(),
    ),
    "a box behind its word, before a label": (
        "22222   Void [ ]   a Employee's social security number\n                    485-31-9862\n"
        "e Employee's first name and initial    Last name    Suff.\nPita M. Vea\n"
        "2218 McLaughlin Ave\nSan Jose, CA 95122\nForm W-2 Wage and Tax Statement  2025\n",
        {("Pita M. Vea", "ssn")},
    ),
    "an account that payments come out of": (
        "New one is a neighbor, Nestor Ixcoy, pulled with 503-46-4429. Main applicant stays Rowena "
        "Abad.\n\nPayments come out of Rowena's account with us, 758346598.\n",
        {("Nestor Ixcoy", "ssn"), ("Rowena Abad", "account_number")},
    ),
    "insurance that a laboratory billed": (
        "PATIENT: Ana Ruiz\nORDERED BY: Gus Kim, MD\nInsurance billed: KPN824765902\n",
        {("Ana Ruiz", "health_insurance")},
    ),
    "labels with a stroke between two languages, and no colon": (
        "STUDENT EMERGENCY CARD / TARJETA DE EMERGENCIA\nRm 12       Teacher: Deja Dixon\n\n"
        "Student / Alumno(a)      Becerra, Daisuke            DOB 07/11/2014\n"
        "Parent / Padre-madre     Bienvenido Becerra          Cel (818) 555-0124\n"
        "If we cannot reach you / Si no lo localizamos     Grace Shen     (559) 555-0116\n\n"
        "Health conditions / Condiciones de salud\n"
        "[ ] none/ninguna   [x] explain/explique   Type 1 diabetes, insulin pump\n"
        "Allergies / Alergias     none\n",
        {("Daisuke Becerra", "medical")},
    ),
    "a screen whose NAME has no colon, over lines that have one": (
        "CLAIM INQUIRY            03/14/2024 10:11  OPER L. MENDES\n"
        "SSN 706-67-4096   NAME TEVITA, LOSA K      DOB 07/06/1975\n"
        "PHYS: WEATHERBY, BROOKE L MD    CERT THRU 07/17/2024\n"
        "DX1   M75.101 ROTATOR CUFF TEAR R     DX2  NONE\nNOTES\n"
        " 01 XREF SSN 627-84-7704 = ZHOU, MINA P, KEYED IN ERROR BY PRIOR OPER\n",
        {("Losa K Tevita", "ssn"), ("Losa K Tevita", "medical"), ("Mina P Zhou", "ssn")},
    ),
    "children that notes count": (
        "present: Alonzo Wade (psych), Mele Havili (RSP)\n\n1st kid   Pao Hang\n"
        " OT wants breaks.  autism spectrum disorder, level 1 per ctr rpt.\n -> mtg in 30 days\n\n"
        "2nd kid   Ahmad Church\n out since Oct. inpatient for anorexia nervosa.\n",
        {("Pao Hang", "medical"), ("Ahmad Church", "medical")},
    ),
    "who appeared before a notary": (
        "On 03/14/2024 before me, Bich Doan, Notary Public, personally appeared Rahel Warsame, who "
        "proved to me to be the person whose name is subscribed.\n\nJournal entry no. 212\n"
        "  evid.:  Calif. drivers lic. D4471882\n\nAgent named in the instrument: Ana Ruiz. "
        "Physician's letter by Gus Kim, M.D., is attached.\n",
        {("Rahel Warsame", "drivers_license")},
    ),
    "the judge of a hearing": (
        "Wilmer Funes      I-589 (def.)      A 208 471 882      hrg 03/14/2024, IJ Moreno, SF\n"
        "Losa Tevita       I-765 (c)(8)      IOE0912345678      biometrics done\n",
        {("Wilmer Funes", "other_government_id"), ("Losa Tevita", "other_government_id")},
    ),
    "labels in two languages, each with a full stop": (
        "1. Name. Nombre. Rosa Avakian   Date of birth. Fecha de nacimiento. 03/04/1977\n\n"
        "2. Home address. Direccion. 118 Alder Ct   City. Ciudad. Fresno\n\n"
        "7. Social Security number. Numero de Seguro Social. 601-44-2816\n",
        {("Rosa Avakian", "ssn")},
    ),
    "family and given name in two fields of a screen": (
        "CASE INQUIRY                    03/04/25\n"
        "SSN 601-44-2816      CASE 118204\n"
        "NAME  AVAKIAN            ROSA            SEX F\n"
        "ADDR  118 ALDER CT\n",
        {("Rosa Avakian", "ssn")},
    ),
    "the other order of the two fields": (
        "SSN 601-44-2816      CASE 118204\nNAME  ROSA               AVAKIAN         SEX F\n",
        {("Rosa Avakian", "ssn")},
    ),
    "two people side by side, under headings in Spanish": (
        "-   Solicitante   Cónyuge\nNombre   Gloria   Olga\nApellidos   Avakian   Okafor\n"
        "Pasaporte núm.   G55787574   G97241036\n",
        {("Gloria Avakian", "passport"), ("Olga Okafor", "passport")},
    ),
    "a plan before a bare ID": (
        "Patient: Rosa Avakian   DOB 03/04/1977\nIns: Sierra Health Plan   ID 00452083002\n",
        {("Rosa Avakian", "health_insurance")},
    ),
    "a note that opens with whom it is about": (
        "Rosa Avakian: ALS, now needs BiPAP and a feeding tube; hospice consult.\n",
        {("Rosa Avakian", "medical")},
    ),
    "a letter in Vietnamese to its reader": (
        "Kính gửi: Rosa Avakian\n118 Alder Ct, Fresno, CA 93701\n\n"
        "Kết quả xét nghiệm của quý vị cho thấy viêm gan B mạn tính.\n\nTrân trọng,\n",
        {("Rosa Avakian", "medical")},
    ),
    "a letter in Spanish about a plan": (
        "Estimada Rosa Avakian:\nNúmero de identificación del miembro: 98106413D\n"
        "Su solicitud fue aprobada.\n",
        {("Rosa Avakian", "health_insurance")},
    ),
    "a table in Markdown under headings of its own": (
        "| Who | Box | User | First password |\n|---|:--|---|---|\n"
        "| Rosa Avakian | Citrix | ravakian | Meadow!2210 |\n"
        "| Dale Okafor | Viewer | dokafor | Ridge_0417 |\n",
        {("Rosa Avakian", "password"), ("Dale Okafor", "password")},
    ),
    "an account and what it was set to": (
        "- Rosa Avakian cannot sign in; account rosa.avakian@mailbay.example, "
        "I set it to **Meadow-22**\n",
        {("Rosa Avakian", "password")},
    ),
}


@pytest.mark.parametrize("case", TOLD)
def test_what_such_a_paper_tells(case: str) -> None:
    text, truth = TOLD[case]
    assert about(text) == truth


def test_who_speaks_in_a_chat_has_not_what_they_speak_of() -> None:
    chat = "Rosa Avakian: the ALS patient needs a feeding tube, can you call?\nDale Okafor: yes\n"
    assert ("Rosa Avakian", "medical") not in about(chat)


def test_two_people_beside_each_other_are_not_the_parts_of_one_name() -> None:
    form = "NAME   Rosa Avakian     Dale Okafor\nSSN    601-44-2816      601-44-2817\n"
    assert about(form) == {("Rosa Avakian", "ssn"), ("Dale Okafor", "ssn")}


def test_the_number_of_who_bills_is_not_the_patients() -> None:
    form = "Patient's name: AVAKIAN, ROSA\nDiagnosis: asthma\nFederal tax ID number: 94-6846161\n"
    assert about(form) == {("Rosa Avakian", "medical")}


def test_a_grid_whose_cells_hold_their_labels_is_a_form() -> None:
    rows: list[list[str | None]] = [
        ["☒ New", "☐ Renewal", "☐ Change"],
        ["Employee information", None, None],
        ["Name (last, first):", "AVAKIAN, ROSA", None],
        ["Date of injury: 11/19/2024", "Date of birth: 12/12/1967", None],
        ["Claim number: 24-89421", "Employer: Alder Packing", None],
        ["Requesting physician information", None, None],
        ["Name: Dale Okafor", "Specialty: Orthopedics", "NPI: 1661151418"],
    ]
    lines = form_lines(rows)
    assert lines is not None
    assert "Date of injury: 11/19/2024   Date of birth: 12/12/1967" in lines


def test_a_list_with_colons_in_its_notes_stays_a_list() -> None:
    rows = [
        ["Name", "Phone", "Note"],
        ["Rosa Avakian", "559-555-0134", "Call: after 5"],
        ["Dale Okafor", "559-555-0135", "Call: mornings"],
    ]
    assert form_lines(rows) is None


def columns(header: list[str], *rows: list[str]) -> list[str | None]:
    """What each column of a table is typed as."""
    cells = zip(*rows, strict=True)
    frame = pl.DataFrame({str(i): pl.Series(list(c), dtype=pl.String) for i, c in enumerate(cells)})
    return [verdict.detects for verdict in classify(header, frame, "log")]


def test_words_of_medicine_type_a_column_about_patients_alone() -> None:
    rows = (["Rosa Avakian", "miscarriage"], ["Dale Okafor", "lymphoma, chemo teaching"])
    assert columns(["Patient", "What for"], *rows)[1] == "medical"
    assert columns(["Volunteer", "What for"], *rows)[1] is None
    assert columns(["Patient", "Unit"], *rows)[1] != "medical"


@pytest.mark.parametrize("field", ["Nombre   Gloria   Olga", "Name   Ochoa      Petrosyan"])
def test_two_people_side_by_side_are_not_made_one(field: str) -> None:
    block = TextBlock(text=f"{field}\nPassport   G55787574   G97241036\n", place="", kind="prose")
    assert names_joined(block) == block


def test_reads_listed_below_a_plate_are_of_its_registered_owner() -> None:
    mail = (
        "Sgt. Pak,\n\nALPR results for your request:\n\n"
        "6KWT204 (R/O Castaneda, Linh - blue Honda)\n  - 4/1/25 09:12:44 Poli St\n"
        "  - 4/2/25 17:40:03 Main St\n\n"
        "7PLM918 (R/O Ochoa, Rosa - white Ford)\n  - 4/2/25 18:01:10 Thompson Blvd, camera 6\n\n"
        "Vehan Terzian\nDispatch\n"
    )
    people = ("Linh Castaneda", "Rosa Ochoa")
    assert about(mail) == {(who, what) for who in people for what in ("plate", "plate_read")}
