"""Mental health or substance use."""

from detectors.forms import said_or_yes
from detectors.model import Detector, trimmed

DETECTOR = Detector(
    detects="medical",
    title="Mental health or substance use information",
    headers=(
        "mental health", "mental health notes", "mental health status", "mental status",
        "mental health diagnosis", "mental health history", "mental illness", "mental condition",
        "psychiatric diagnosis", "psychiatric history", "psych history", "psych hx", "psych eval",
        "psychiatric evaluation", "behavioral health", "behavioral health notes", "dsm code",
        "dsm diagnosis", "dsm 5", "axis i", "axis 1 diagnosis", "axis ii", "suicide risk",
        "suicidal ideation", "self harm", "substance abuse", "substance use",
        "substance use history", "substance abuse history", "drug use", "alcohol use",
        "alcohol history", "addiction", "sud diagnosis", "aod", "5150 hold", "5150",
        "psychotropic medication", "salud mental", "drug of choice", "methadone", "detox",
        "tobacco use", "smoking status", "smoker", "depression", "anxiety",
    ),
    context=(
        "mental health", "psychiatric history", "substance abuse", "suicidal ideation",
        "mental status", "substance use", "psychiatric diagnosis", "salud mental",
    ),
    normal=trimmed,
    valid=said_or_yes,
    free=True,
    authority="Cal. Civ. Code 1798.29(h)(2): mental condition; 42 CFR part 2",
    examples=("Major depressive disorder", "Alcohol use disorder, in remission", "Y"),
    counter_examples=("N/A", "N", "", "No", "0"),
)  # fmt: skip
