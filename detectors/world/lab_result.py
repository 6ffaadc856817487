"""Result of a laboratory test or a measurement of the body."""

from detectors.forms import said
from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="medical",
    title="Laboratory result or vital sign",
    headers=(
        "lab result", "lab results", "lab value", "lab test", "lab test name", "test result",
        "test results", "lab name test", "lab order", "lab code", "loinc", "loinc code", "specimen",
        "specimen type", "specimen result", "pathology", "pathology report", "biopsy",
        "biopsy result", "radiology", "radiology report", "imaging result", "xray result", "x ray",
        "mri", "mri result", "ct scan", "ekg", "ecg", "ecg result", "a1c", "hba1c", "hb a1c",
        "hemoglobin", "hgb", "glucose", "blood glucose", "blood sugar", "fasting glucose",
        "cholesterol", "total cholesterol", "ldl", "hdl", "triglycerides", "creatinine", "egfr",
        "gfr", "psa", "tsh", "wbc", "rbc", "platelets", "cd4", "cd4 count", "viral load",
        "blood pressure", "bp", "bp systolic", "bp diastolic", "systolic", "diastolic",
        "heart rate", "pulse rate", "pulse ox", "spo2", "o2 sat", "respiratory rate", "body temp",
        "body temperature", "vitals", "vital signs", "bmi", "body mass index", "drug test result",
        "drug screen", "drug screen result", "urinalysis", "covid result", "covid test result",
        "pcr result", "tb test", "tb result", "hiv test", "hiv result", "std result",
        "test outcome medical", "blood alcohol", "bac result", "resultado de laboratorio",
        "resultados de laboratorio", "resultado del examen", "ket qua xet nghiem", "laborwert",
        "analysis result medical", "audiogram", "visual acuity", "apgar", "pain score", "phq 9",
        "phq9", "phq9 score", "gad 7", "gad7", "gaf score",
        "qft", "qft result", "quantiferon", "quantiferon gold", "t spot", "ppd", "ppd result",
        "tst", "tst result", "tb skin test", "tb", "induration", "mm induration", "cxr",
        "cxr result", "chest xray", "chest x ray", "titer", "titers", "titer result", "igg",
        "antibody titer", "hbsab", "anti hbs", "sab quant", "hep b sab", "inr", "pt inr", "hct",
        "hematocrit", "uds", "ua drug", "mro result", "mro determination", "drug test",
        "alcohol test", "brac", "covid test", "rapid test", "flu test", "strep test",
        "blood type rh", "lead level", "blood lead", "hearing screen", "vision screen", "o2",
        "spo2 ra", "pulse", "resp", "fasting bg", "blood glucose reading",
    ),
    context=(
        "lab result", "lab results", "test result", "a1c", "hba1c", "blood pressure", "bp",
        "cholesterol", "glucose", "bmi", "viral load", "biopsy", "pathology", "labs",
        "vital signs", "tested positive for", "drug screen",
    ),
    normal=trimmed,
    valid=said,
    free=True,
    authority="Cal. Civ. Code 1798.29(h)(2): physical condition; 45 CFR 160.103",
    examples=("7.9", "Positive", "138/86", "LDL 161 mg/dL"),
    counter_examples=("N/A", "", "pending"),
)  # fmt: skip
