"""Disability or accommodation for one."""

from detectors.forms import said_or_yes
from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="medical",
    title="Disability",
    headers=(
        "disability", "disabilities", "disability type", "disability code", "disability status",
        "disability description", "has disability", "primary disability",
        "secondary disability", "disability category", "iep disability", "handicap code",
        "handicapped", "disability rating", "va disability rating",
        "ada accommodation", "medical accommodation",
        "reasonable accommodation", "work restrictions", "medical restrictions",
        "functional limitations", "special needs", "special education eligibility",
        "work restriction", "504 plan", "discapacidad", "behinderung", "khuyet tat", "adl",
        "mobility aid", "wheelchair", "hearing impaired", "visually impaired", "disabled how",
        "nature of disability", "type of disability", "kind of disability", "disabled y n how",
    ),
    context=("disability", "disabled", "accommodation", "work restrictions", "discapacidad"),
    normal=trimmed,
    valid=said_or_yes,
    free=True,
    authority="Cal. Civ. Code 1798.29(h)(2): physical or mental condition",
    examples=("Hearing loss, left ear", "Yes", "Specific learning disability", "70%"),
    counter_examples=("N/A", "N", "", "No"),
)  # fmt: skip
