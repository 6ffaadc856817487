"""A column named after an illness, with a yes, a date or a number in it."""

from detectors.forms import said_or_yes
from detectors.model import Detector, trimmed

_OF_A_TALK = (
    r"(?i)^(?:what|how|why|when|where|who|know|facts|the facts|coping|living|managing) [a-z]"
)
"""What stands behind an illness in the title of a talk: `Depression: what families see`."""

DETECTOR = Detector(
    detects="medical",
    title="Named illness",
    headers=(
        "diabetes", "diabetic", "hypertension", "asthma", "hiv", "hiv status", "hiv positive",
        "hepatitis", "hepatitis b", "hepatitis c", "hep c", "hcv", "tuberculosis", "tb status",
        "cancer", "cancer type", "cancer stage", "tumor", "tumor stage", "copd", "heart disease",
        "heart condition", "chf", "epilepsy", "seizures", "seizure", "kidney disease", "ckd",
        "esrd", "alzheimers", "dementia", "arthritis", "covid", "covid positive", "covid status",
        "covid 19", "covid symptoms", "bipolar", "schizophrenia", "adhd", "autism", "autistic",
        "ptsd", "obesity", "glaucoma", "anemia", "sickle cell", "lupus", "hysterectomy",
        "pacemaker", "organ donor status medical", "oxygen dependent", "oxygen", "insulin",
        "dialysis", "stroke", "depression", "anxiety", "high blood pressure", "heart attack",
        "migraine", "psychosis", "life support", "medical baseline",
        "sexually transmitted disease",
    ),
    context=("hiv status", "covid status", "hepatitis c", "tuberculosis", "diabetic"),
    normal=trimmed,
    valid=lambda value: said_or_yes(value) & ~value.str.contains(_OF_A_TALK),
    free=True,
    authority="Cal. Civ. Code 1798.29(h)(2): physical or mental condition",
    examples=("Y", "Type 1", "1", "2019"),
    counter_examples=("N", "0", "No", "", "false", "what families see"),
)  # fmt: skip
