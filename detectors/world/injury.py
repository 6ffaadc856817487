"""Injury, whether at work, in a crash or a crime."""

from detectors.forms import told
from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="medical",
    title="Injury",
    headers=(
        "injury", "injuries", "injury type", "injury description", "injury desc", "injury details",
        "nature of injury", "body part", "body part injured", "part of body", "injured body part",
        "injury body part", "body parts affected", "injury severity", "injury code", "injury cause",
        "cause of injury", "nature of illness", "injury or illness", "injury illness",
        "work injury", "osha injury", "injury diagnosis", "injury nature", "accident injury",
        "extent of injury", "first aid given", "medical treatment given", "lesion", "lesiones",
        "verletzung", "chan thuong", "wound", "patient injury", "claim injury",
        "describe injury or illness",
        "describe injury or illness parts of body affected and object substance that directly "
        "injured or made person ill",
        "injury illness description", "injury illness and part of body affected",
        "specific injury illness and part of body affected", "specific injury illness",
        "describe injury or illness and part of body", "parts of body", "body parts",
        "body part affected", "type of injury or illness", "nature of injury or illness",
    ),
    context=(
        "injury", "injuries", "nature of injury", "body part", "injury description", "lesiones",
        "part of body affected", "describe injury", "describe injury and part of body affected",
    ),
    normal=trimmed,
    valid=told,
    free=True,
    authority="Cal. Civ. Code 1798.29(h)(2): physical condition; 8 CCR 14300 (injury logs)",
    examples=("Lumbar strain", "Fractured left wrist", "Right knee"),
    counter_examples=("N/A", "none", "", "No"),
)  # fmt: skip
