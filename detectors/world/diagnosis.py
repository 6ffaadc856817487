"""Diagnosis or medical history in words."""

from detectors.forms import told
from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="medical",
    title="Diagnosis or medical history",
    headers=(
        "diagnosis", "diagnoses", "dx", "diag", "dx desc", "dx description",
        "diagnosis description", "diag desc", "primary diagnosis", "primary dx",
        "secondary diagnosis", "secondary dx", "admitting diagnosis", "admit dx", "admitting dx",
        "discharge diagnosis", "discharge dx", "principal diagnosis", "final diagnosis",
        "diagnosis text", "diagnosis name", "dx text", "dx name", "working diagnosis",
        "differential diagnosis", "diagnosis notes", "dx 1", "dx 2", "medical condition",
        "medical conditions", "health condition", "health conditions", "existing conditions",
        "preexisting condition", "pre existing conditions", "chronic conditions",
        "chronic condition", "medical history", "medical hx", "med hx", "hx", "pmh", "pmhx",
        "past medical history", "health history", "patient history", "family history",
        "family medical history", "problem list", "active problems", "chief complaint",
        "chief complaints", "presenting problem", "presenting complaint", "reason for visit",
        "visit reason", "reason for admission", "admission reason", "symptoms",
        "signs and symptoms", "clinical impression", "prognosis", "health issues", "health issue",
        "health problems", "medical issues", "medical issue", "medical problem", "medical problems",
        "medical notes", "medical info", "medical information", "medical alert", "medical alerts",
        "health alert", "illness", "illnesses", "disease", "diseases", "comorbidities",
        "comorbidity", "cause of death", "health concerns", "medical concerns", "medical details",
        "medical comments", "ailment", "medical summary", "patient condition", "disorder",
        "sick leave reason", "medical reason", "leave reason medical", "fmla reason", "diagnostico",
        "diagnosticos", "motivo de consulta", "enfermedad", "enfermedades", "antecedentes medicos",
        "padecimiento", "condicion medica", "diagnose", "diagnosen", "chan doan", "benh",
        "tien su benh", "benh su", "benh ly", "sintomas", "health information",
        "hpi", "history of present illness",
    ),
    context=(
        "diagnosis", "dx", "diagnosed with", "primary diagnosis", "chief complaint",
        "medical history", "past medical history", "medical condition", "reason for visit",
        "admitting diagnosis", "presenting problem", "pmh", "problem list", "diagnostico",
        "cause of death", "medical conditions", "health condition", "medical history of",
        "has a history of", "with a history of", "family history of", "she suffers from",
        "he suffers from", "who suffers from", "patient suffers from",
    ),
    normal=trimmed,
    valid=told,
    free=True,
    authority="Cal. Civ. Code 1798.29(h)(2): medical history, physical condition, diagnosis",
    examples=("Type 2 diabetes mellitus", "HTN, GERD", "Diabetes tipo 2", "250.00"),
    counter_examples=("N/A", "none", "", "-", "No"),
)  # fmt: skip
