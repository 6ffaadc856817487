"""Note that a health care professional wrote about a person."""

from detectors.forms import told
from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="medical",
    title="Clinical note",
    headers=(
        "clinical notes", "clinical note", "progress notes", "progress note", "soap note",
        "soap notes", "nursing notes", "nursing note", "nurse notes", "nurse s notes",
        "physician notes", "physician note", "doctor notes", "doctor s notes", "provider notes",
        "therapist notes", "therapy notes", "psychotherapy notes", "counseling notes",
        "counselor notes", "patient notes", "visit notes", "encounter notes", "encounter note",
        "discharge summary", "discharge notes", "consult note", "consultation notes",
        "operative report", "operative note", "clinical summary", "clinical comments",
        "clinical assessment", "medical assessment", "health assessment", "nursing assessment",
        "physical exam", "physical examination", "exam findings",
        "session notes", "intake notes", "triage notes", "triage note", "care notes",
        "chart notes", "clinical findings", "clinical narrative", "ems narrative",
        "patient narrative", "notas clinicas", "nota medica", "review of systems",
        "health notes", "dental notes", "nurse comments", "school nurse notes",
    ),
    context=(
        "clinical notes", "progress note", "soap note", "nursing note", "discharge summary",
        "history of present illness", "physical exam", "clinical impression", "nota medica",
    ),
    normal=trimmed,
    valid=told,
    free=True,
    authority="Cal. Civ. Code 1798.29(h)(2); 45 CFR 164.501 (psychotherapy notes)",
    examples=("Pt reports improved sleep, continue sertraline", "Wound clean, dressing changed"),
    counter_examples=("N/A", "none", "", "Y"),
)  # fmt: skip
