"""Code of a medical procedure or supply."""

from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="medical",
    title="Procedure code (CPT, HCPCS)",
    patterns=(
        Pattern(regex="[A-V][0-9]{4}", score=0.1),
        Pattern(regex="[0-9]{4}[FTU]", score=0.1),
        Pattern(regex="[0-9]{5}(?:[-, ]{1,2}[0-9A-Z]{2}){0,4}", score=0.03),
        Pattern(
            regex="[0-9A-Z][0-9]{3}[0-9FTU](?: ?[,;|] ?[0-9A-Z][0-9]{3}[0-9FTU]){1,24}",
            score=0.1,
        ),
        Pattern(
            regex="[0-9A-Z][0-9]{3}[0-9FTU](?: - |: )[^\\n]{3,120}|[0-9A-HJ-NP-Z]{7}",
            score=0.1,
        ),
    ),
    headers=(
        "cpt", "cpt code", "cptcode", "cpt codes", "hcpcs", "hcpcs code", "cpt hcpcs",
        "cpt hcpcs code", "procedure code", "proc code", "proc cd", "procedure cd", "px code",
        "procedure codes", "cdt code", "dental code", "ada code", "cpt 1", "cpt4", "icd 10 pcs",
        "icd10pcs", "icd pcs", "service code medical", "px", "procedure", "billing code cpt",
    ),
    context=("cpt", "cpt code", "hcpcs", "procedure code", "hcpcs code", "proc code"),
    normal=lambda value: value.str.to_uppercase().str.strip_chars(),
    valid=lambda value: ~value.str.contains("^0+$|^[0-9]{7}$"),
    authority="CPT and HCPCS level II (45 CFR 162.1002)",
    examples=("99213", "J1885", "0001U", "99213-25"),
    counter_examples=("00000", "N/A", "992", "9921333"),
)  # fmt: skip
