"""What a health insurer's application or claims history says."""

from detectors.forms import told
from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="health_insurance",
    title="Application, claim or appeal of health insurance",
    headers=(
        "denial reason", "claim denial reason", "denial code", "claim denial", "eob",
        "explanation of benefits", "medical claim number", "medical claim no", "medical claim id",
        "health claim number", "health claim no", "insurance claim number", "insurance claim no",
        "insurance claim id", "claim icn", "icn", "claim history", "claims history",
        "insurance claim", "medical claim", "appeal reason", "appeal status", "appeal outcome",
        "prior authorization", "prior auth", "prior auth number", "prior authorization number",
        "authorization denial reason", "claim adjudication", "remark code", "carc", "rarc",
        "coverage determination", "insurance application", "insurance denial", "pre authorization",
        "service denied", "medical necessity", "grievance", "insurance appeal",
    ),
    context=(
        "denial reason", "claim denial", "explanation of benefits", "prior authorization",
        "insurance claim number", "medical claim number", "insurance claim", "appeal reason",
    ),
    normal=trimmed,
    valid=told,
    free=True,
    authority="Cal. Civ. Code 1798.29(h)(3): application and claims history, appeals",
    examples=("Not medically necessary", "2026041830671", "Service not covered by the plan"),
    counter_examples=("N/A", "none", ""),
)  # fmt: skip
