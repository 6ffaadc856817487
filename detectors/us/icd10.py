"""Code of a diagnosis, tenth revision."""

from detectors.model import Detector, Pattern

DETECTOR = Detector(
    detects="medical",
    title="Diagnosis code (ICD-10-CM)",
    patterns=(
        Pattern(regex="[A-TV-Z][0-9][0-9AB][.][0-9A-Z]{1,4}|U0[79][.][0-9]", score=0.4),
        Pattern(regex="[A-Z][0-9][0-9AB][0-9A-Z]{0,4}", score=0.05),
        Pattern(
            regex="[A-Z][0-9][0-9AB][.]?[0-9A-Z]{0,4}(?: ?[,;|/] ?[A-Z][0-9][0-9AB][.]?[0-9A-Z]{0"
            ",4}){1,24}",
            score=0.4,
        ),
        Pattern(regex="[A-Z][0-9][0-9AB][.]?[0-9A-Z]{0,4}(?: - |: | )[^\\n]{3,120}", score=0.2),
    ),
    headers=(
        "icd10", "icd 10", "icd", "icd code", "icd 10 code", "icd10 code", "icd10cm", "icd 10 cm",
        "icd cm", "dx code", "diagnosis code", "diag code", "dx cd", "diag cd", "dxcode",
        "diagnosis cd", "primary dx code", "primary diagnosis code", "principal diagnosis code",
        "admitting diagnosis code", "icd diagnosis", "icd dx", "icd 1", "icd 2", "dx 1", "dx 2",
        "dx1", "dx2", "dx", "diag1", "diag2", "diag 1", "diagnosis 1", "diagnosis", "diag",
        "diagnosis codes", "dx codes", "icd codes", "condition code", "icd9", "icd 9",
        "codigo cie", "cie 10", "cie10",
    ),
    context=(
        "icd 10", "icd", "icd10", "dx", "diagnosis", "diagnosis code", "icd 10 code", "dx code",
        "diagnosed", "cie 10",
    ),
    normal=lambda value: value.str.to_uppercase().str.strip_chars(),
    authority="ICD-10-CM official guidelines (45 CFR 162.1002)",
    examples=("E11.9", "S72.001A", "I10", "F32.1; F41.1", "E119", "E11.9 - T2DM"),
    counter_examples=("11.9", "N/A", "1E9.0", "EE1.9"),
)  # fmt: skip
