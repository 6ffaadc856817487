"""Which health coverage a person has."""

from detectors.forms import told
from detectors.model import Detector, trimmed

_NOT_INSURED = (
    r"(?i)^\W*(?:(?:coverage |plan |medical |all )?(?:waived?|waiving|waiver|declin(?:ed|es|ing))"
    r"(?: (?:all |medical |health )?(?:coverage|plan|insurance|benefits|enrollment))?"
    r"|opt(?:ed|s|ing)?[ -]?out|not? (?:enrolled|covered|insured|eligible|elected|participating"
    r"|coverage|insurance|plan|election)|(?:self|private|cash)[ -]?pay(?:ing)?"
    r"|cash|uninsured|ineligible|unenrolled|renunci[oóa]\w*"
    r"|sin (?:seguro|cobertura))\W*$"
)

_NO_PLAN = (
    r"(?i)^\W*(?:(?:yes|no|all|full|whole|part|year|months?|of|the|through|thru|via|by|from|with|and|or|"
    r"for|in|at|on|his|her|their|my|our|own|union|employers?|work|jobs?|school|spouses?|wife|husband|"
    r"parents?|mother|father|covered|coverage|insured|insurance|group|1095|[abc]|ok|entire|"
    r"everyone|both|same|[0-9]{1,2})(?:['’]s)?(?:\W+|$))+$"
)
"""Through whom somebody is covered, and no plan: `all year through union, no 1095-A`."""

DETECTOR = Detector(
    detects="health_insurance",
    title="Health insurance coverage",
    headers=(
        "health plan", "health insurance", "health insurance plan", "health insurance provider",
        "health insurance carrier", "health insurance company", "medical plan", "medical insurance",
        "medical coverage", "health coverage", "health plan name", "medical plan name",
        "primary insurance", "secondary insurance", "insurance plan", "insurance plan name",
        "dental plan", "vision plan", "dental insurance",
        "vision insurance", "primary payer",
        "seguro medico", "plan de salud", "bao hiem y te",
        "health plan enrollment", "medical plan election",
    ),
    context=(
        "health plan", "health insurance", "primary insurance", "medical insurance", "payer",
        "insurance plan", "medical plan", "secondary insurance", "seguro medico",
    ),
    normal=trimmed,
    # Pay slips head the amount withheld with the same words.
    valid=lambda value: (
        told(value)
        & value.str.contains("[A-Za-z]{2}")
        & ~value.str.contains(f"{_NOT_INSURED}|{_NO_PLAN}")
    ),
    free=True,
    authority="Cal. Civ. Code 1798.29(h)(3); 45 CFR 160.103 (health information)",
    examples=("Blue Shield PPO", "Kaiser HMO Gold", "Medi-Cal managed care"),
    counter_examples=(
        "N/A", "none", "148.20", "Y", "WAIVED", "Declined coverage", "Not enrolled", "Self Pay",
        "all year through union, no 1095-A", "yes, through work",
    ),
)  # fmt: skip
