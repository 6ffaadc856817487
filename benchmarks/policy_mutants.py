"""What `policy_mutation.py` takes out of the program, item by item of the two policies.

An edit is (file, text, what stands there then); every place of the text is changed. Each edit is
tried by itself: an item is held when every one of its edits makes a test named after it fail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
Edit = tuple[str, str, str]

COUNTY = "pipelines/rules/us/ca/santa_clara_county.toml"
CITY = "pipelines/rules/us/ca/city_guide.toml"
FACTS, COMBINE = "pipelines/law/facts.py", "pipelines/tables/combine.py"
DECISIONS, OBLIGATIONS = "pipelines/law/decisions.py", "pipelines/law/obligations.py"
RENDER, NOTIFY = "pipelines/outputs/render.py", "pipelines/outputs/notify.py"
DOCUMENTS, POSTAL = "pipelines/outputs/documents.py", "pipelines/outputs/postal.py"

NAMED = (
    DECISIONS,
    'return pl.col("given_name").is_not_null() & pl.col("family_name").is_not_null()',
    "return pl.lit(value=True)",
)
CARD = (COMBINE, '("card_number", "access_code")', '("card_number",)')
ACCOUNT = (COMBINE, '("account_number", "access_code")', '("account_number",)')
ACQUIRED = '{ fact = "breach.acquisition", is = ["obtained", "reasonably_believed"] }\ncitation'
USABLE = '    { fact = "encryption.key_usable", is = [true] },\n'
KEY = '    { fact = "encryption.key_acquired", is = ["obtained", "reasonably_believed"] },\n'
ALWAYS = "{ all = [] }\ncitation"
HELD = """    { all = [
        { count = "listed", at_least = 10 },
        { fact = "data.relationship", is = ["maintains"], unknown = false },
        { fact = "breach.acquisition", is = ["obtained", "reasonably_believed"], unknown = true },
    ] },
"""


def text(path: str) -> str:
    """The text of a file of the program."""
    return (ROOT / path).read_text(encoding="utf-8")


def cut(path: str, *pieces: str) -> list[Edit]:
    """Take out each of these pieces."""
    return [(path, piece, "") for piece in pieces]


def facts(*names: str) -> list[Edit]:
    """Take each of these fields out of the facts of an incident; the first of its name."""
    found = (re.search(rf"^    {name}: .*\n", text(FACTS), re.MULTILINE) for name in names)
    return [(FACTS, line[0], "") for line in found if line]


def police(*names: str) -> list[Edit]:
    """Take each of these fields out of the facts on law enforcement."""
    start = text(FACTS).index("class LawEnforcement(")
    table = text(FACTS)[start : text(FACTS).index("\n\n\n", start)]
    lines = (re.search(rf"^    {name}: .*\n", table, re.MULTILINE) for name in names)
    return [(FACTS, table, table.replace(line[0], "")) for line in lines if line]


def owed(path: str, *obligations: str) -> list[Edit]:
    """Take each of these obligations out of a rule pack."""
    blocks = re.split(r"(?=^\[\[)", text(path), flags=re.MULTILINE)
    return [
        (path, block, "")
        for name in obligations
        for block in blocks
        if block.startswith(f'[[obligation]]\nid = "{name}"\n')
    ]


def listed(*documents: str) -> list[Edit]:
    """Take each of these documents out of the list of documents."""
    path = "templates/documents.toml"
    blocks = re.split(r"(?=^\[)", text(path), flags=re.MULTILINE)
    return [(path, b, "") for name in documents for b in blocks if b.startswith(f"[{name}]\n")]


def elements() -> list[Edit]:
    """Take each element 1a to 1g out of the county's list."""
    return cut(COUNTY, *re.findall(r'^\w+ = "County policy, summary 1.*\n', text(COUNTY), re.M))


def inputs() -> Iterator[tuple[str, list[Edit]]]:
    """I-01 to I-29: facts that people type in, and what is computed in their place."""
    yield "I-01", facts("name", "address", "phone", "email", "website", "signed_by")
    yield "I-02", facts("relationship", "owner_name", "owner_contact")
    yield "I-03", facts("noticed_by", "suspected", "suspected_at", "discovered")
    letters = "pipelines/outputs/letters.py"
    spans = (letters, "if breach.from_ and breach.to:", "if breach.from_ is True:")
    yield "I-04", [*facts("date", "estimated_date"), spans]
    yield "I-05", facts("event")
    computerized = '{ fact = "data.computerized", is = [true] }\ncitation'
    yield "I-06", [*facts("computerized"), (COUNTY, computerized, ALWAYS)]
    yield "I-07", [*facts("acquisition"), (COUNTY, ACQUIRED, ALWAYS)]
    yield "I-08", [NAMED]
    yield "I-09", elements()
    password = '("card_number", "password")', '("account_number", "password")'
    yield "I-10", [CARD, ACCOUNT, *((COMBINE, old, '("no part",)') for old in password)]
    answered = '("security_question", "security_answer")'
    login = '        ("password",),\n        (),\n        True,'
    yield "I-11", [(COMBINE, answered, '("no part",)'), (COMBINE, login, login.replace("pa", "no"))]
    protected = 'pl.col("protected").list.sort().list.join(" ").fill_null("")'
    yield "I-12", [(DECISIONS, protected, 'pl.lit("")')]
    yield "I-13", facts("key_acquired", "key_usable")
    yield "I-14", facts("public_record")
    yield "I-15", [*facts("photographs_for_recognition"), *owed(COUNTY, "photographs")]
    alone = (OBLIGATIONS, "alone = login & (codes.list.len() == 1)", "alone = login")
    yield "I-16", [*facts("email_accounts_provided", "customary_location_known"), alone]
    home = 'pl.col("residency").is_in([pack.counts_residents_of]).fill_null(value=True)'
    people = "Count(low=people.filter(known).height, high=people.height)"
    yield (
        "I-17",
        [
            (OBLIGATIONS, home, "pl.lit(value=True)"),
            (OBLIGATIONS, people, "Count(low=0, high=0)"),
            (POSTAL, "def usable() -> pl.Expr:", "def _usable() -> pl.Expr:"),
        ],
    )
    yield "I-18", facts("hospital_patients")
    yield "I-19", facts("criminal_act")
    told = police("investigating", "agency", "impedes", "determined", "lifted")
    yield "I-20", [*told, *owed(COUNTY, "law_enforcement")]
    yield "I-21", facts("significant_risk")
    yield "I-22", facts("sufficient", "estimated_cost")
    yield "I-23", facts("electronic_consistent")
    names = ("county_counsel", "privacy_officer", "substitute_notice", "comparable_letter")
    yield "I-24", facts(*names)
    yield "I-25", facts("hipaa", "other_laws")
    yield "I-26", facts("languages")
    yield "I-27", facts("description", "actions")
    yield "I-28", facts("protection", "advice")
    yield "I-29", facts("security_features")


def rules() -> Iterator[tuple[str, list[Edit]]]:
    """R-01 to R-19: what the county policy covers, and who is told inside."""
    yield "R-01", [*cut(COUNTY, 'login = "County policy, summary 2"\n'), NAMED]
    yield "R-02", elements()
    yield "R-03", [CARD, ACCOUNT]
    public = '{ fact = "exceptions.public_record", is = ["all"], unknown = false }'
    yield "R-04", [(COUNTY, public, public.replace('"all"', '"none"'))]
    yield "R-05", owed(COUNTY, "photographs")
    believed = ACQUIRED.replace(', "reasonably_believed"', "")
    yield "R-06", [(COUNTY, ACQUIRED, believed), (COUNTY, ACQUIRED, ALWAYS)]
    yield "R-07", cut(COUNTY, USABLE, KEY)
    yield "R-08", owed(COUNTY, "notify_individuals")
    yield "R-09", owed(COUNTY, "owner_notice")
    yield "R-10", owed(COUNTY, "internal_report")
    yield "R-11", cut(COUNTY, "Every written message about a potential breach includes the")
    share = '{ fact = "data.hospital_patients", is = ["none", "some"], unknown = true }'
    yield "R-12", [*owed(COUNTY, "hospital_report"), (COUNTY, share, "{ all = [] }")]
    questions = [
        "how many individuals were affected",
        "their names and contact information",
        "whether a criminal act was involved",
        "whether law enforcement calls for delay",
        "which types of information were possibly breached",
        "whether the breach poses a significant risk to the County",
    ]
    asked = cut(COUNTY, *(f'    "{question}",\n' for question in questions))
    yield "R-13", [*owed(COUNTY, "scope"), *asked]
    yield (
        "R-14",
        cut(COUNTY, ', "emergency security practices, if necessary to contain the breach"'),
    )
    grounds = (
        '    { count = "potential", at_least = 10 },\n',
        '    { fact = "breach.criminal_act", is = [true] },\n',
        '    { fact = "breach.significant_risk", is = [true] },\n',
        HELD,
    )
    told = owed(COUNTY, "incident_notification", "officials_notification")
    yield "R-15", [*told, *cut(COUNTY, *grounds)]
    only = (COUNTY, '"County Counsel only"', '"County Counsel"')
    brief = cut(
        COUNTY,
        '"brief description of the incident", ',
        ', "actions taken to resolve the situation"',
    )
    yield "R-16", [*owed(COUNTY, "incident_notification"), only, *brief]
    officers = ", Director of Risk Management", "attorney-client privileged"
    yield "R-17", [*owed(COUNTY, "officials_notification"), *cut(COUNTY, *officers)]
    yield "R-18", cut(COUNTY, "County Counsel and the County Executive's office decide on further")
    hold = re.findall(r"^hold = .*\n", text(COUNTY), re.MULTILINE)
    yield "R-19", [*owed(COUNTY, "law_enforcement"), *cut(COUNTY, *hold)]


def methods() -> Iterator[tuple[str, list[Edit]]]:
    """R-20 to R-39: how people are told, in which words, and what follows."""
    same = ', "the same for other accounts with the same or similar login"'
    yield "R-20", [*owed(COUNTY, "login_method"), *cut(COUNTY, same)]
    barred = (
        NOTIFY,
        'pl.col("letter").list.contains("login") & pl.lit(provided)',
        "pl.lit(value=False)",
    )
    yield "R-21", [*owed(COUNTY, "provided_email_accounts"), barred]
    yield "R-22", owed(COUNTY, "login_method")
    yield "R-23", owed(COUNTY, "method")
    yield "R-24", [*owed(COUNTY, "electronic_notice"), *cut(COUNTY, " with 15 U.S.C. 7001")]
    substitute = (
        '        { fact = "contact.estimated_cost", more_than = 250000 },\n',
        '        { count = "owed", more_than = 500000 },\n',
        '        { fact = "contact.sufficient", is = [false] },\n',
        '    { fact = "approvals.substitute_notice", is = [true] },\n',
    )
    yield "R-25", [*owed(COUNTY, "substitute_notice"), *cut(COUNTY, *substitute)]
    yield (
        "R-26",
        cut(
            COUNTY,
            '    "email where the department has an address",\n',
            " for at least 30 days, linked from the home page",
            '    "notice to major statewide media",\n',
            "Office of Information Security, California",
        ),
    )
    beside = owed(COUNTY, "electronic_notice", "substitute_notice")
    yield "R-27", [*cut(COUNTY, ", any one or more"), *beside]
    letterhead = ", on department letterhead", ", with all headings"
    yield "R-28", [*owed(COUNTY, "comparable_letter"), *cut(COUNTY, *letterhead)]
    yield (
        "R-29",
        [*cut(COUNTY, '    "title and the five headings",\n'), *owed(COUNTY, "owner_notice")],
    )
    parts = (
        "name and contact information of the department",
        "types of information",
        "date of the notice",
        "date, estimated date or range of the breach, if available",
        "whether law enforcement delayed the notice, if available",
        "general description of the incident, if available",
    )
    yield "R-30", cut(COUNTY, *(f'    "{part}",\n' for part in parts))
    codes = '"ssn"', '"drivers_license"', '"state_id"'
    whole = f"frozenset({{{', '.join(codes)}}})"
    fewer = [(OBLIGATIONS, whole, whole.replace(code, '"none"')) for code in codes]
    more = (OBLIGATIONS, whole, whole.replace('"ssn"', '"ssn", "passport"'))
    yield "R-31", [*owed(COUNTY, "credit_bureaus"), *fewer, more]
    optional = ', "advice on steps to take"', ', "other languages"'
    yield "R-32", [*owed(COUNTY, "optional_content"), *cut(COUNTY, *optional)]
    roles = 'NOTICE_ROLES = ("county_counsel", "privacy_officer")'
    one = (DOCUMENTS, roles, 'NOTICE_ROLES = ("county_counsel",)')
    yield "R-33", [*owed(COUNTY, "notice_review"), one]
    least = 'when = { count = "residents", more_than = 500 }'
    counted = (COUNTY, least, least.replace("more_than", "at_least"))
    yield "R-34", [*owed(COUNTY, "attorney_general"), counted]
    yield "R-35", cut(COUNTY, " Sending the information again to the right address")
    yield "R-36", owed(COUNTY, "consultation")
    yield "R-37", cut(COUNTY, ", nor does another notification law")
    yield "R-38", owed(COUNTY, "improvements")
    yield "R-39", cut(COUNTY, "Each department finds its own breaches and keeps its own procedures")


def documents() -> Iterator[tuple[str, list[Edit]]]:
    """D-01 to D-16: the documents that the county policy asks for."""
    deliveries = '("written", "electronic") if electronic else ("written",)'
    yield "D-01", listed("internal-report")
    yield "D-02", listed("scope-record")
    letter = 'pl.col("elements").list.concat("met").alias("letter")'
    yield "D-03", [(NOTIFY, letter, 'pl.lit([], _TEXTS).alias("letter")')]
    yield "D-04", listed("incident-notification")
    yield "D-05", listed("privileged-notification")
    yield "D-06", [(RENDER, deliveries, "()")]
    yield "D-07", [(RENDER, deliveries, '("written",)')]
    yield "D-08", listed("login-notice")
    yield "D-09", listed("next-login-notice")
    parts = ("email", "posting", "media", "information-security")
    yield "D-10", listed(*(f"substitute-{part}" for part in parts))
    yield "D-11", listed("owner-notice")
    yield "D-12", listed("attorney-general-sample")
    yield "D-13", listed("delay-record")
    draft = (DOCUMENTS, "return not given.issuperset(roles)", "return False")
    yield "D-14", [*listed("approval-record"), draft]
    yield "D-15", listed("post-incident-record")
    yield "D-16", listed("decision-memo")


def city() -> Iterator[tuple[str, list[Edit]]]:
    """C-01 to C-15: the city guide."""
    harm = '{ fact = "harm.likely", is = [true] }\ncitation'
    yield "C-01", [(CITY, harm, ALWAYS)]
    yield "C-02", [*owed(CITY, "report"), (CITY, "as soon as it is suspected", "in time")]
    offices = "; City Clerk", "; the department that holds the records", "; the city's IT staff"
    yield "C-03", cut(CITY, "City office for records and IT security", *offices)
    contents = (
        "what happened",
        "when: the time window, as a clear timeline",
        "which systems or records",
        "number of affected records, if known",
        "contact of a city or vendor point person",
    )
    yield "C-04", cut(CITY, *(f'    "{part}",\n' for part in contents))
    further = (
        '    "affected types of data",\n',
        '    "observed impacts",\n',
        ", as a clear timeline",
    )
    yield "C-05", [*owed(CITY, "collect"), *cut(CITY, *further, "concise and factual; there")]
    stamps = ', "original timestamps"', " with its hash and time"
    yield "C-06", [*owed(CITY, "preserve"), *cut(CITY, *stamps)]
    form = "there is no form of the city", ": a written incident report, or a written complaint"
    yield "C-07", cut(CITY, *form)
    asked = (
        '"case or tracking number", ',
        '"expected response time", ',
        '"expected next steps", ',
        ', "contact for updates"',
        '        { fact = "city.case_number", known = false },\n',
        '        { fact = "city.response_promised", known = false },\n',
        '        { fact = "city.update_contact", known = false },\n',
    )
    yield "C-08", [*owed(CITY, "confirmation"), *cut(CITY, *asked)]
    steps = (
        '"cooperation with the city\'s investigators", ',
        ', "recommended mitigations, carried out"',
    )
    yield "C-09", [*owed(CITY, "follow_up"), *cut(CITY, *steps)]
    depends = re.findall(r"^when = (\{ law = .*\})$", text(CITY), re.MULTILINE)
    yield "C-10", [(CITY, condition, "{ all = [] }") for condition in depends]
    log = cut(CITY, "Kept in the mitigation log: ")
    yield "C-11", [*owed(CITY, "follow_up"), *log, *facts("mitigations"), *listed("mitigation-log")]
    unsaid = ("Fines", "Escalation", "Time limits", "Accepted defences")
    gaps = re.findall(r'^    "(?:' + "|".join(unsaid) + r").*\n", text(CITY), re.MULTILINE)
    yield "C-12", cut(CITY, *gaps)
    orders = re.findall(r'^    "Administrative orders.*\n', text(CITY), re.MULTILINE)
    yield "C-13", cut(CITY, *orders)
    yield "C-14", owed(CITY, "preserve", "collect", "report", "confirmation", "follow_up")
    who = cut(CITY, " A resident, an employee or a vendor may report.")
    yield "C-15", [*who, *facts("reporter")]


def mutants() -> dict[str, list[Edit]]:
    """Every item of the policies and its edits, none of which is without a place in its file."""
    made = dict([*inputs(), *rules(), *methods(), *documents(), *city()])
    for item, edits in made.items():
        if not edits or any(old not in text(path) for path, old, _ in edits):
            lost = [old for path, old, _ in edits if old not in text(path)]
            raise LookupError(f"{item}: not in the file: {lost}")
    return made
