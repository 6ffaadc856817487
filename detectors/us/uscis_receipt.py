"""Receipt or card number of the immigration service: three letters, ten digits."""

from detectors.forms import varied
from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="other_government_id",
    title="USCIS receipt or card number",
    patterns=(
        Pattern(
            regex="(?:EAC|WAC|LIN|SRC|NBC|MSC|IOE|YSC|VSC|CSC|TSC|NSC)[- ]?[0-9]{10}",
            score=0.8,
        ),
        Pattern(
            regex="(?:EAC|WAC|LIN|SRC|NBC|MSC|IOE|YSC)[- ][0-9]{2}[- ][0-9]{3}[- ][0-9]{5}",
            score=0.9,
        ),
        Pattern(regex="[A-Z]{3}[0-9]{10}", score=0.2),
    ),
    headers=(
        "uscis receipt", "uscis receipt number", "receipt number uscis", "uscis case number",
        "immigration receipt number", "uscis receipt no", "ead number", "ead card number",
        "i551 number", "i 551", "i 797 receipt", "i797 number", "immigration case number",
        "employment authorization number", "employment authorization document", "card number uscis",
        "visa number", "visa no", "visa foil number", "i 94 number", "i94", "i94 number",
        "i 94", "admission number i 94", "sevis id", "sevis number",
    ),
    context=(
        "uscis receipt number", "receipt number", "uscis case number", "ead", "i 551", "i 797",
        "employment authorization", "uscis", "permanent resident card",
    ),
    valid=lambda value: value.str.contains("^[A-Z]{3}[0-9]{10}$") & varied(value.str.slice(3)),
    authority="8 CFR 103.2(a)(7); form I-797 and form I-9 instructions",
    examples=("WAC2141830671", "IOE-21-418-30671", "SRC2141830671"),
    counter_examples=("WAC0000000000", "WAC214183067", "2141830671"),
)  # fmt: skip
