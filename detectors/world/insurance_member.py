"""Number by which a health insurer knows a member."""

from detectors.forms import at_least_digits
from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="health_insurance",
    title="Health insurance member or subscriber number",
    patterns=(
        Pattern(regex="[A-Z]{1,4}[ -]?[0-9]{6,12}[A-Z0-9]{0,3}(?:-[0-9]{1,2})?", score=0.1),
        Pattern(regex="[0-9]{6,14}(?:[.]0|-[0-9]{1,2})?", score=0.05),
        Pattern(regex="[0-9A-Z][0-9A-Z -]{4,21}", score=0.02),
    ),
    headers=(
        "insurance member id", "member id", "subscriber id", "subscriber number", "subscriber no",
        "insurance id", "insurance id number", "insurance number", "insurance no", "ins id",
        "ins no", "ins member id", "health insurance number", "health insurance id",
        "health insurance no", "health plan id", "health plan number", "health plan member id",
        "plan member id", "member number", "member no", "memberid", "subscriberid", "mbr id",
        "mbr no", "member certificate", "mbr cert", "sub id", "subs id", "subs no", "subscr no",
        "subscr id", "hmo id", "ppo id", "medicaid id", "medicaid number", "medicaid no",
        "medicaid", "medicare id", "beneficiary id", "beneficiary number",
        "insured id", "insured id number",
        "insured unique id", "insured s id", "insurance policy number",
        "insurance policy no", "health policy number", "medical policy number", "dental plan id",
        "ins policy no", "insurance policy", "ins policy", "ins pol no", "health insurance policy",
        "health insurance policy number", "primary insurance id", "secondary insurance id",
        "primary ins id", "insurance subscriber id", "insurance card number", "enrollee id",
        "health card number", "health card no", "ohip", "rx member id", "rx id", "kaiser id",
        "plan id number", "medigap policy number", "covered california id", "payer member id",
        "carrier member id", "numero de seguro medico", "numero de afiliado", "poliza de seguro",
        "insurance group number", "insurance group no", "group policy number", "ins group no",
        "benefits cardholder id", "benefits coordination cardholder id", "rx cardholder id",
        "pharmacy cardholder id", "insurance cardholder id", "plan cardholder id",
    ),
    context=(
        "member id", "subscriber id", "insurance id", "member number", "subscriber number",
        "insurance policy number", "health plan id", "health insurance number", "medicaid id",
        "insurance number", "insured id", "health insurance policy number", "medicaid number",
        "health insurance", "beneficiary id", "insurance member id", "enrollee id",
        "blue shield id", "blue cross id", "anthem id", "aetna id", "cigna id", "kaiser id",
        "humana id", "health net id", "subscriber", "molina id", "united healthcare id", "uhc id",
        "delta dental id", "subs id", "subscr id", "sub id", "mbr id", "mbr no",
        "medi cal id", "plan id", "blue shield member", "medicare id", "bcbs id", "tricare id",
        "health plan", "insurance card number", "id de miembro", "numero de miembro",
        "group policy", "insurance identification card", "insurance id card", "member id card",
        "member identification card", "plan identification card",
    ),
    valid=lambda value: at_least_digits(4)(value) & value.str.len_bytes().is_between(5, 20),
    authority="Cal. Civ. Code 1798.29(h)(3): policy or subscriber number, insurer's identifier",
    examples=("XEH418306715", "418306715-01", "W1234 56789", "80041830"),
    counter_examples=("Blue Shield", "PPO", "N/A", "0000000000", "12"),
)  # fmt: skip
