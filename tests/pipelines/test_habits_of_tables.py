"""Tables by habits of their own: what is exposed of whom, and as protected as it is."""

import base64
from collections.abc import Sequence

import polars as pl
import pytest

from pipelines.blocks import Table
from pipelines.tables.assemble import records_from_table

Seen = set[tuple[str | None, str]]


def seen(*batches: Sequence[Sequence[str | None]], width: int | None = None) -> Seen:
    """(name, element or element and protection) of every exposure."""
    size = width or len(batches[0][0])
    frames = [
        pl.DataFrame(
            {str(i): [row[i] if i < len(row) else None for row in rows] for i in range(size)},
            schema=dict.fromkeys(map(str, range(size)), pl.String),
        )
        for rows in batches
    ]
    table = Table(place="", name="", header=None, batches=iter(frames))
    found: Seen = set()
    for records in records_from_table(table, "s", b"k" * 32):
        for row in records.iter_rows(named=True):
            for shown in row["exposures"]:
                open_ = shown["protection"] == "none"
                code = shown["element"] if open_ else f"{shown['element']} {shown['protection']}"
                found.add((row["full_name"], code))
    return found


FAMILIES = ("Fong", "Park", "Menon", "Doan", "Moradi", "Kahale", "Barragan", "Avakian")
TEMPLATE = base64.b64encode(b"FMR\x00 20\x00" + bytes(range(120))).decode()
CASES: dict[str, tuple[Sequence[Sequence[str | None]], Seen]] = {
    "a name in the first row of its group only": (
        [
            ["Patient", "DOS", "Procedure", "Dx"],
            ["Fong, Ana", "1/3/2025", "97110", None],
            [None, "1/4/2025", "97140", None],
            [None, "1/5/2025", "97140", "M54.16"],
            ["Menon, Rosa", "1/3/2025", "97110", None],
            [None, "1/4/2025", "97110", "M75.101"],
        ],
        {("Ana Fong", "medical"), ("Rosa Menon", "medical")},
    ),
    "a wall list of a child care, kinds of rooms in its first column": (
        [
            ["Room", "Child", "What", "Do this"],
            ["Toddler 2", "Ezekiel Amankwah", "peanut, anaphylaxis!", "EpiPen Jr in RED pouch"],
            ["Preschool A", "Saanvi Deshpande", "asthma (cold air)", "albuterol 2 puffs"],
            ["Preschool A", "Colton Radcliff", "none", "vegetarian (family choice)"],
            ["Infant", "—", "—", "—"],
        ],
        {("Ezekiel Amankwah", "medical"), ("Saanvi Deshpande", "medical")},
    ),
    "a heading that says where its numbers were copied from": (
        [
            ["LAST", "FIRST", "DoD ID# (from CAC copy)", "rate"],
            ["Figueira", "Paulo", "1274490836", "21"],
            ["Sutcliffe", "Karen", None, "18.5"],
        ],
        {("Paulo Figueira", "military_id")},
    ),
    "given names in the plural, as schemas call them": (
        [
            ["Who.Surname", "Who.GivenNames", "Enrolment.site", "ssn"],
            ["Fong", "Ana Luz", "CAGE-03", "215-71-7984"],
            ["Menon", "Rosa", "CAGE-01", "389-54-7308"],
        ],
        {("Ana Luz Fong", "ssn"), ("Rosa Menon", "ssn")},
    ),
    "initials of staff beside the names of a queue": (
        [
            ["Rcvd", "Student", "SSN", "Status", "Who"],
            ["8/18", "Fong, Ana", "215-71-7984", "sent", "IM"],
            ["8/20", "Menon, Rosa", "389-54-7308", "printing", "KO"],
        ],
        {("Ana Fong", "ssn"), ("Rosa Menon", "ssn")},
    ),
    "notes of a care team": (
        [
            ["Patient", "DOB", "Device", "Care team note"],
            ["Fong, Ana", "1962-05-30", "AutoSet", "mod OSA, nasal pillows, sleeps well"],
            ["Menon, Rosa", "1949-12-12", "ASV", "CHF; central apneas, cardiology aware"],
        ],
        {("Ana Fong", "medical"), ("Rosa Menon", "medical")},
    ),
    "documents of list A, as I-9 exports have them": (
        [
            ["EmployeeName", "ListATitle", "ListANumber", "ListAIssuer"],
            ["FONG, ANA", "Foreign Passport + I-94", "FU482913", "Ukraine"],
            ["MENON, ROSA", "U.S. Passport", "561830274", "US DOS"],
        ],
        {("Ana Fong", "passport"), ("Rosa Menon", "passport")},
    ),
    "what a health plan allowed for services": (
        [
            ["Patient", "Date of service", "Description", "Billed", "Allowed", "You owe"],
            ["Ana Fong", "01/22/2025", "Debridement of nails", "$165.00", "$71.09", "$14.22"],
            ["Rosa Menon", "01/22/2025", "Office visit, level 3", "$240.00", "$118.4", "$40.00"],
        ],
        {("Ana Fong", "medical"), ("Rosa Menon", "medical")},
    ),
    "alleles under the names of HLA genes": (
        [
            ["fname", "lname", "hla_dqb1", "hla_drb1"],
            ["Ana", "Fong", "*06:02/*03:01", "*15:01/*11:04"],
            ["Rosa", "Menon", "*02:01/*05:01", "*03:01/*01:01"],
        ],
        {("Ana Fong", "genetic"), ("Rosa Menon", "genetic")},
    ),
    "health plan and member number in one cell, beside a car insurer": (
        [
            ["Patient", "DOB", "Insurance"],
            ["Fong, Ana", "3/14/1971", "Blue Shield XEA412884203"],
            ["Menon, Rosa", "11/2/1984", "Western Growers 84120177"],
            ["Doan, Kim", "7/9/1966", "Health Net HMO / R10884203"],
            ["Park, Joon", "1/5/1959", "State Farm 884120177"],
            ["Moradi, Leyla", "1/5/1961", "Self pay"],
        ],
        {("Ana Fong", "health_insurance"), ("Rosa Menon", "health_insurance"),
         ("Kim Doan", "health_insurance")},
    ),
    "subscribers who are the patient, and one who is not": (
        [
            ["Patient", "Subscriber", "Subscriber ID", "Guarantor", "Guarantor SSN"],
            ["Ana Fong", "SELF", "XEA412884203", "SAME AS PATIENT", "518-73-1126"],
            ["Rosa Menon", "Same as above", "XEB228840119", "Ines Menon", "414-22-9035"],
            ["Kim Doan", "Peter Doan", "XEC118842200", "self", "561-20-1188"],
        ],
        {("Ana Fong", "health_insurance"), ("Ana Fong", "ssn"),
         ("Rosa Menon", "health_insurance"), ("Ines Menon", "ssn"),
         ("Kim Doan", "health_insurance"), ("Kim Doan", "ssn"),
         ("Peter Doan", "health_insurance")},
    ),
    "handles under name beside whole names of another header, with passwords": (
        [["name", "descr", "password"], ["afong", "Ana Fong", "Juniper%Flat4"],
         ["rmenon", "Rosa Menon", "Tern_Slough88"]],
        {("Ana Fong", "password"), ("Rosa Menon", "password")},
    ),
    "kind and number in one cell, row by row": (
        [["Applicant", "Identification", "Issued"],
         ["Ana Fong", "Tribal ID 448120", "2019"],
         ["Rosa Menon", "A# 088412207", "2021"],
         ["Kim Doan", "Military ID 1184420177", "2018"],
         ["Joon Park", "I-94 88412044A10", "2023"],
         ["Leyla Moradi", "CA DL D5518204", "2020"]],
        {("Ana Fong", "other_government_id"), ("Rosa Menon", "other_government_id"),
         ("Kim Doan", "military_id"), ("Joon Park", "other_government_id"),
         ("Leyla Moradi", "drivers_license")},
    ),
    "numbers of a pension system, which are no cards of the state": (
        [["FirstName", "LastName", "SSN", "CalPERSId"],
         ["Ana", "Fong", "518-73-1126", "4183067721"],
         ["Rosa", "Menon", "414-22-9035", "5183067722"]],
        {("Ana Fong", "ssn"), ("Rosa Menon", "ssn")},
    ),
    "payers who are all the patient": (
        [["Patient", "Responsible Party", "Responsible Party SSN"],
         ["Ana Fong", "SELF", "518-73-1126"], ["Rosa Menon", "SELF", "414-22-9035"]],
        {("Ana Fong", "ssn"), ("Rosa Menon", "ssn")},
    ),
    "names counted in the upper line of a header": (
        [
            ["Student", None, "Gr", "Elig 1", "Elig 2", "Health notes", "Annual"],
            ["Last", "First", None, None, None, None, "due"],
            ["Moradi", "Leyla", "4", "SLI", "OHI", "absence epilepsy, seizure plan", "02/11/27"],
            ["Doan", "Kim", "7", "AUT", None, "type 1 diabetes, insulin", "03/30/27"],
        ],
        {("Leyla Moradi", "medical"), ("Kim Doan", "medical")},
    ),
    "numbers of documents with a remark behind them, and a dog's license": (
        [["Surname", "Given", "Passport", "Prev. book surrendered", "Dog", "Lic No"],
         ["Fong", "Ana", "541830671 (damaged)", None, "Rex", "4183067 (renewed)"],
         ["Menon", "Rosa", None, "A41830671 expd 2019", "Luna", "4183068 paid"],
         ["Doan", "Kim", None, "none - first book", "Kiwi", "4183069 paid"]],
        {("Ana Fong", "passport"), ("Rosa Menon", "passport")},
    ),
    "a row that shows how a form is filled in": (
        [["LAST", "FIRST", "SSN", "DL"], ["SAMPLE", "JANE Q", "078-05-1120", "A1234567"],
         ["SAMPLE", "DARNELL", "518-73-1126", "B4183067"]],
        {("Darnell Sample", "ssn"), ("Darnell Sample", "drivers_license"),
         (None, "drivers_license")},
    ),
    "names of tax returns as filed, with a mark before the family": (
        [["PrimarySSN", "NameLine1Txt"], ["518731126", "ROSA M<MENON"],
         ["414229035", "JOON P & ANA<PARK"]],
        {("Rosa M Menon", "ssn"), ("Joon P Park", "ssn")},
    ),
    "one patient of a hospice under a title": (
        [["Census 11/15/26", None, None, None, None], ["Pt", "MBI", "Term Dx", "LOC", "F2F due"],
         ["Moradi, Leyla", "1EG4TE5MK73", "G30.1 Alzheimers", "RHC", "12/02/26"]],
        {("Leyla Moradi", "medical"), ("Leyla Moradi", "health_insurance")},
    ),
    "a caption over two columns that says what both of them are": (
        [
            ["Incident", "Injury & worker", None, "Cost", None],
            ["No.", "Injured employee", "Body part", "Wages", "Total"],
            ["K-1", "Rosa Menon", "Torn rotator cuff, left", "1200", "4400"],
            ["K-2", "Ben Fong", "Burn, right forearm", "300", "950"],
            ["K-3", "Lila Moradi", "Sprained ankle", "0", "610"],
        ],
        {("Rosa Menon", "medical"), ("Ben Fong", "medical"), ("Lila Moradi", "medical")},
    ),
    "numbers in rows without a name are nobody's": (
        [
            ["Patient", "DOS", "SSN"],
            ["Fong, Ana", "1/3/2025", "524-18-3067"],
            [None, "1/4/2025", "524-18-3068"],
            [None, "1/5/2025", "524-18-3069"],
        ],
        {("Ana Fong", "ssn"), (None, "ssn")},
    ),
    "notes that name an illness in any word of medicine": (
        [
            ["Student", "Accommodation", "Reason"],
            ["Ana Fong", "extended time", "dyslexia"],
            ["Rosa Menon", "extended time", "cerebral palsy"],
            ["Kim Doan", "large print", "she asked for it"],
        ],
        {("Ana Fong", "medical"), ("Rosa Menon", "medical")},
    ),
    "what happened to somebody, described": (
        [
            ["Insured", "Date", "Description of accident"],
            ["Ana Fong", "1/3/2025", "Fell off a ladder; concussion, torn rotator cuff"],
            ["Rosa Menon", "1/4/2025", "Backed into a fence post, bumper scratched"],
        ],
        {("Ana Fong", "medical")},
    ),
    "households side by side, one below the other": (
        [
            ["FAMILIA 14", "Asegurado", "Esposa", "Dependiente"],
            ["Nombre y apellidos", "Joon Park", "Ying Fong", "Kim Park"],
            ["Fec. de nac.", "17/03/1972", "23/04/1974", "15/12/2010"],
            ["Seguro social", "524-18-3067", "601-22-4411", "no tiene"],
            ["Cuota", "$51.10", "$48.77", "$21.15"],
            ["Médico de cabecera", "Dra. Ruiz", "Dra. Ruiz", "Dr. Ito"],
            [None, None, None, None],
            ["FAMILIA 15", "Asegurado", "Esposa", "Dependiente"],
            ["Nombre y apellidos", "Ana Menon", None, "Rosa Menon"],
            ["Fec. de nac.", "18/03/1972", None, "16/12/2010"],
            ["Seguro social", "524-18-3068", None, "601-22-4412"],
            ["Cuota", "$51.10", None, "$21.15"],
            ["Médico de cabecera", "Dr. Ito", None, "Dr. Ito"],
        ],
        {(n, "ssn") for n in ("Joon Park", "Ying Fong", "Ana Menon", "Rosa Menon")},
    ),
    "the number of a health plan in brackets": (
        [["Nombre", "Clave (seguro médico)"], ["Ana Menon", "XEH178761146"]],
        {("Ana Menon", "health_insurance")},
    ),
    "goods that are described": (
        [["Customer", "Date", "Item description"],
         ["Ana Fong", "1/3/2025", "Brace for a torn rotator cuff"]],
        set(),
    ),
    "joint holders": (
        [["Account Title", "Account No", "PIN"], ["Olga & Pavel Sokolov", "4183067155", "4183"]],
        {(name, code) for name in ("Olga Sokolov", "Pavel Sokolov")
         for code in ("account_number", "access_code")},
    ),
    "a couple with one name is one person": (
        [["Name", "SSN"], ["Mr. and Mrs. Conor Callahan", "524-18-3067"]],
        {("Conor Callahan", "ssn")},
    ),
    "a claim number of the holder": (
        [["Patient", "HICN"], ["Meera Menon", "524-18-3067A"]],
        {("Meera Menon", "health_insurance"), ("Meera Menon", "ssn")},
    ),
    "a claim number of a spouse": (
        [["Patient", "HICN"], ["Meera Menon", "524-18-3067B"]],
        {("Meera Menon", "health_insurance")},
    ),
    "yes and no": (
        [["Student", "Diabetic Y/N", "Takes insulin"], ["Aram Avakian", "Y", "Y"],
         ["Malia Kahale", "N", "N"]],
        {("Aram Avakian", "medical")},
    ),
    "encoded is not protected": (
        [["Client", "ssn_enc"],
         *([n, base64.b64encode(s.encode()).decode()]
           for n, s in (("Joon Park", "524-18-3067"), ("Ying Fong", "211-33-1234")))],
        {("Joon Park", "ssn"), ("Ying Fong", "ssn")},
    ),
    "a directory with the family name apart": (
        [["cn", "sn", "mail", "userPassword"],
         ["Joon Park", "Park", "jp@example.com", "Ridge$8841"],
         ["Ying Mei Fong", "Fong", "yf@example.com", "Dell#2290"]],
        {("Joon Park", "password"), ("Ying Mei Fong", "password")},
    ),
    "prints of voices and palms": (
        [["Employee", "faceprint_template"], ["Joon Park", "0x" + bytes(range(90)).hex()]],
        {("Joon Park", "biometric")},
    ),
    "templates under any header": (
        [["Employee", "TMPL"], ["Joon Park", TEMPLATE], ["Ying Fong", TEMPLATE]],
        {("Joon Park", "biometric"), ("Ying Fong", "biometric")},
    ),
    "a meter is read, and no plate": (
        [["Account Holder", "Meter", "Read Date"], ["Joon Park", "41830671", "2026-02-03"]],
        set(),
    ),
    "plates that were seen": (
        [["VRM", "site", "seen_utc"], ["7ABC418", "Story Rd NB", "2026-02-03T14:22:10Z"]],
        {(None, "plate"), (None, "plate_read")},
    ),
    "a ward and the relatives who care for them": (
        [
            ["Ward", "Caregiver", "Since", "Medi-Cal CIN"],
            ["Ana Fong", "Joon Park", "1/3/2025", "91234567A"],
            ["Rosa Menon", "Linh Doan", "1/4/2025", "97654321C"],
            ["Ying Avakian", "Tuan Kahale", "1/9/2025", "94443331D"],
        ],
        {(n, "health_insurance") for n in ("Ana Fong", "Rosa Menon", "Ying Avakian")},
    ),
    "a column nobody knows beside the one that says whose the rows are": (
        [
            ["Sleeps at", "Juvenile", "Medication"],
            ["Joon Park", "Fong, Ana", "sertraline 50 mg"],
            ["Linh Doan", "Menon, Rosa", "methylphenidate 18 mg"],
            ["Tuan Kahale", "Avakian, Ying", "fluoxetine 20 mg"],
        ],
        {(n, "medical") for n in ("Ana Fong", "Rosa Menon", "Ying Avakian")},
    ),
    "who speaks for a child, who judges, and whose the illness is": (
        [
            ["CASA volunteer", "Child", "Judge", "School", "IEP / disability"],
            ["Joon Park", "Ana Fong", "Hon. Max Stone", "Oak Elem", "autism"],
            ["Linh Doan", "Rosa Menon", "Hon. Max Stone", "Elm Elem", "dyslexia"],
        ],
        {("Ana Fong", "medical"), ("Rosa Menon", "medical")},
    ),
    "the dead beside their kin": (
        [
            ["Deceased", "Soc. Sec.", "Next of kin", "Informed"],
            ["Ana Fong", "524-18-3067", "Joon Park", "yes"],
            ["Rosa Menon", "601-22-4411", "Linh Doan", "no"],
        ],
        {("Ana Fong", "ssn"), ("Rosa Menon", "ssn")},
    ),
    "a parent named before the child": (
        [
            ["Mother", "Child", "DOB", "SSN"],
            ["Ana Fong", "Joon Fong", "1/3/2019", "524-18-3067"],
            ["Rosa Menon", "Linh Menon", "1/4/2018", "601-22-4411"],
        ],
        {("Joon Fong", "ssn"), ("Linh Menon", "ssn")},
    ),
    "who may pay, and for whom, leaves open whose the number is": (
        [
            ["Responsible party", "Dependent", "SSN"],
            ["Ana Fong", "Joon Fong", "524-18-3067"],
            ["Rosa Menon", "Linh Menon", "601-22-4411"],
        ],
        {(None, "ssn")},
    ),
    "initials of prisoners beside the names of deputies": (
        [
            ["Prisoner", "Deputy", "SSN"],
            ["A.F.", "Joon Park", "524-18-3067"],
            ["R.M.", "Linh Doan", "601-22-4411"],
        ],
        {(None, "ssn")},
    ),
    "deputies alone have their own numbers": (
        [
            ["Deputy", "SSN"],
            ["Joon Park", "524-18-3067"],
            ["Linh Doan", "601-22-4411"],
        ],
        {("Joon Park", "ssn"), ("Linh Doan", "ssn")},
    ),
    "few Social Security numbers among other tax numbers": (
        [
            ["Biller", "TAX_ID", "TAX_ID_TYPE"],
            ["Fong, Ana", "944713067", "ITIN"],
            ["Menon, Rosa", "944723068", "ITIN"],
            ["Park, Joon", "524183067", "SSN"],
        ],
        {("Ana Fong", "tax_id"), ("Rosa Menon", "tax_id"), ("Joon Park", "ssn")},
    ),
    "the same where a number is missing": (
        [
            ["Biller", "TAX_ID", "TAX_ID_TYPE"],
            ["Fong, Ana", "944713067", "ITIN"],
            ["Menon, Rosa", None, "ITIN"],
            ["Doan, Linh", "944723068", "ITIN"],
            ["Park, Joon", "524183067", "SSN"],
        ],
        {("Ana Fong", "tax_id"), ("Linh Doan", "tax_id"), ("Joon Park", "ssn")},
    ),
    "kinds with a country, a form or a translation": (
        [
            ["Visitor", "ID type", "ID no"],
            ["Ana Fong", "DNI (Perú)", "41830671"],
            ["Joon Park", "여권 / passport", "M41830671"],
            ["Linh Doan", "Driver's license - CA", "B4183067"],
            ["Rosa Menon", "license (dog)", "4183067"],
            ["Ying Avakian", "ID (school)", "4183068"],
        ],
        {
            ("Ana Fong", "other_government_id"),
            ("Joon Park", "passport"),
            ("Linh Doan", "drivers_license"),
        },
    ),
    "alleles of people side by side, under lines of the whole sheet": (
        [
            ["Sibling study 7", None, None],
            ["Examiner", "Tuan Kahale", None],
            ["Subject", "Ana Fong", "Joon Park"],
            ["D3S1358", "15, 16", "14, 16"],
            ["TH01", "6, 9.3", "7, 9"],
            ["AMEL", "X, X", "X, Y"],
        ],
        {("Ana Fong", "genetic"), ("Joon Park", "genetic")},
    ),
    "alleles of a person a row": (
        [
            ["Sample", "rs429358", "rs7412", "HLA-B"],
            ["Ana Fong", "CT", "CC", "57:01"],
            ["Joon Park", "TT", "CT", "07:02"],
        ],
        {("Ana Fong", "genetic"), ("Joon Park", "genetic")},
    ),
    "one header like that of a marker": (
        [["Sales rep", "FGA"], ["Ana Fong", "12"], ["Joon Park", "14"]],
        set(),
    ),
    "records of people side by side": (
        [
            ["Tenant", "Ana Fong", "Joon Park", "Linh Doan"],
            ["Born", "1/2/1980", "2/3/1981", "4/5/1990"],
            ["Soc. sec. no.", "524-18-3067", "601-22-4411", "118-30-6712"],
        ],
        {("Ana Fong", "ssn"), ("Joon Park", "ssn"), ("Linh Doan", "ssn")},
    ),
    "words that few tables use, under a title and a blank row": (
        [
            ["WEB ACCESS, UPDATED IN MAY", None, None, None, None],
            [None] * 5,
            ["Vendor", "Owner", "User ID", "Password", "Rotated"],
            ["Sysco", "Rosa Menon", "rmenon", "Alder$Fern22", "1/8/2025"],
            ["Cintas", "Ben Fong", "bfong04", "Likely*Cove9", "11/20/2024"],
        ],
        {("Rosa Menon", "password"), ("Ben Fong", "password")},
    ),
    "two things in a cell, as the header says": (
        [
            ["Petitioner", "A#", "Ppt no. / country"],
            ["Rosa Menon", "A 201 332 441", "G12345678 / Mexico"],
            ["Kim Doan", "A 211 132 447", "N82345671 / Vietnam"],
        ],
        {
            (name, code)
            for name in ("Rosa Menon", "Kim Doan")
            for code in ("other_government_id", "passport")
        },
    ),
    "a user name and a password in a cell, on two lines": (
        [
            ["DOOR SYSTEM", None],
            ["Owner", "User & password"],
            ["Rosa Menon", "rmenon\nAlder$Fern22"],
            ["Ben Fong", "bfong04\nLikely*Cove9"],
        ],
        {("Rosa Menon", "password"), ("Ben Fong", "password")},
    ),
    "names with their birth dates in one column": (
        [
            ["Tenant", "Soc. sec. no."],
            ["Rosa Menon DOB Apr 11, 2002", "524-18-3067"],
            ["Ben Fong (DOB 7/16/1998)", "601-22-4411"],
        ],
        {("Rosa Menon", "ssn"), ("Ben Fong", "ssn")},
    ),
    "letters that say what number of a taxpayer it is, and lines of a name": (
        [
            ["Payee", "NAME1", "NAME2", "TIN_TYPE", "TAX_ID", "CONTACT"],
            ["V1", "MENON, ROSA", None, "I", "965827806", None],
            ["V2", "BRIGHT STAR JANITORIAL INC", None, "E", "941187452", "Lila Moradi"],
            ["V3", "FONG, BEN", "DBA CITY SIGNS", "S", "639218226", None],
        ],
        {("Rosa Menon", "tax_id"), ("Ben Fong", "ssn")},
    ),
    "the part of a name behind the word": (
        [
            ["Detainee.NameLast", "Detainee.NameFirst", "Detainee.SSN"],
            ["DE LEON", "ROSA", "524183067"],
            ["FONG", "BEN", "601224411"],
        ],
        {("Rosa de Leon", "ssn"), ("Ben Fong", "ssn")},
    ),
    "alleles at markers, in columns of nobody's name": (
        [
            ["Locus", "Mother", "Child", "PI"],
            ["D8S1179", "8, 13", "8, 8", "1.39"],
            ["vWA", "13, 8", "13, 14", "2.30"],
            ["TH01", "9, 9.3", "9.3, 11", "4.29"],
        ],
        {(None, "genetic")},
    ),
    "names where remarks stand": (
        [
            ["Sample", "Remarks", "Marker", "Allele 1", "Allele 2"],
            ["E-11", "Menon, Rosa", "vWA", "11", "16"],
            ["E-11", "Menon, Rosa", "FGA", "21", "24"],
            ["E-12", "Fong, Ben", "vWA", "17", "17"],
            ["E-12", "Fong, Ben", "FGA", "19", "22"],
        ],
        {("Rosa Menon", "genetic"), ("Ben Fong", "genetic")},
    ),
    "a student, and the first of the parents": (
        [
            ["S_LAST_NM", "S_FIRST_NM", "S_SSN", "P1_LAST_NM", "P1_FIRST_NM", "P1_SSN"],
            ["Menon", "Rosa", "524183067", "Fong", "Ben", "601224411"],
            ["Doan", "Kim", "639218226", "Moradi", "Lila", "572714344"],
        ],
        {
            (name, "ssn") for name in ("Rosa Menon", "Ben Fong", "Kim Doan", "Lila Moradi")
        },
    ),
    "headers in Korean": (
        [["이름", "사회보장번호", "여권번호"], ["Joon Park", "524-18-3067", "512345678"]],
        {("Joon Park", "ssn"), ("Joon Park", "passport")},
    ),
    "headers in Chinese, glued": (
        [["患者姓名", "社會安全號碼", "診斷"], ["Ying Fong", "524-18-3067", "糖尿病"]],
        {("Ying Fong", "ssn"), ("Ying Fong", "medical")},
    ),
}  # fmt: skip


def test_a_login_that_everybody_shares_is_no_person_of_its_own() -> None:
    rows = [
        ["Owner", "User ID", "Password"],
        ["Rosa Menon", "rmenon", "Alder$Fern22"],
        ["(shared by office)", "desk9417", "Juniper1874"],
        ["Ben Fong", "bfong04", "Likely*Cove9"],
    ]
    frame = pl.DataFrame(rows, schema=["0", "1", "2"], orient="row")
    table = Table(place="", name="", header=None, batches=iter([frame]))
    found = pl.concat(records_from_table(table, "s", b"k" * 32))
    assert found["logins"].to_list() == [["rmenon"], [], ["bfong04"]]
    assert found["exposures"].list.len().to_list() == [1, 1, 1]


@pytest.mark.parametrize("case", CASES)
def test_what_is_exposed_of_whom(case: str) -> None:
    rows, truth = CASES[case]
    assert seen(rows) == truth


def test_a_column_that_is_blank_at_first_is_typed_when_it_says_something() -> None:
    blank: list[list[str | None]] = [
        ["Name", "Field 7", "Date of Birth"],
        *[["Joon Park", None, "02/13/1980"]] * 50,
    ]
    filled = [
        [f"Ying {family}", f"{310 + 17 * n}{18 + n}{3067 + n}", f"02/13/19{50 + n}"]
        for n, family in enumerate(
            ["Fong", "Park", "Menon", "Doan", "Moradi", "Kahale", "Barragan", "Avakian"]
        )
    ] * 5
    filled = [[n, f"{int(s) + 1_010_001 * at}", d] for at, (n, s, d) in enumerate(filled)]
    assert {code for _, code in seen(blank, filled)} == {"ssn"}
