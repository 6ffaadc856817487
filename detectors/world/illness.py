"""Names of illnesses in running text, where a word nearby speaks of a patient."""

from detectors.model import Detector, Pattern, trimmed

_NAMES = (
    "(?:type|tipo) (?:1|2|i|ii) diabetes(?: mellitus)?|diabetes(?: mellitus)?(?: type [12])?",
    "(?:essential )?hypertension|high blood pressure|hyperlipidemia|high cholesterol",
    "asthma|copd|emphysema|pneumonia|bronchitis|sleep apnea|tuberculosis|covid-?(?:19)?|influenza",
    "hiv(?:/aids| positive| infection)?|hepatitis [abc]|syphilis|gonorrhea|chlamydia|herpes",
    "(?:breast|lung|colon|prostate|ovarian|cervical|pancreatic|thyroid|skin|liver) cancer",
    "leukemia|lymphoma|melanoma|carcinoma|metastatic [a-z]{4,12}|brain tumor|chemotherapy",
    "congestive heart failure|heart disease|heart attack|myocardial infarction|atrial fibrillation",
    "stroke|epilepsy|seizure disorder|multiple sclerosis|parkinson'?s(?: disease)?|migraines?",
    "alzheimer'?s(?: disease)?|dementia|chronic kidney disease|kidney failure|cirrhosis|dialysis",
    "major depressi(?:on|ve disorder)|depression|generalized anxiety disorder|anxiety disorder",
    "bipolar(?: disorder)?|schizophrenia|ptsd|post-?traumatic stress disorder|adhd|autism",
    "(?:opioid|alcohol|substance) (?:use disorder|abuse|dependence)|suicidal ideation|anorexia",
    "rheumatoid arthritis|osteoarthritis|fibromyalgia|lupus|crohn'?s disease|ulcerative colitis",
    "sickle cell(?: disease| anemia)?|anemia|hypothyroidism|hyperthyroidism|celiac disease|gerd",
    "miscarriage|ectopic pregnancy|preeclampsia|gestational diabetes|endometriosis|hysterectomy",
    # How medicine builds its words: inflammations, removals, looks inside, blood and tumors.
    "[a-z]{3,20}(?:itis|ectomy|oscopy|ostomy|plasty|opathy|algia|emia|uria|sarcoma|blastoma)",
    "(?:[a-z]+ ){0,3}(?:surgery|fracture|transplant|chemo|dialysis|cancer|tumou?r|syndrome|rehab)",
    "(?:fractured|broken|torn|sprained|herniated|dislocated) [a-z]+(?: [a-z]+)?|pregnan(?:t|cy)",
    "chemotherapy for [a-z ]{4,30}|(?:post-?partum|major|severe|clinical) depression",
    "appendicitis|appendectomy|herniated dis[ck]|torn (?:acl|rotator cuff|meniscus)|concussion",
)

DETECTOR = Detector(
    detects="medical",
    title="Named illness in text",
    patterns=tuple(Pattern(regex=names, score=0.4) for names in _NAMES),
    headers=(
        "conditions", "condition name", "health status", "condition", "patient condition",
        "medical condition", "illness", "comments medical", "reason for leave", "leave reason",
        "reason for absence", "absence reason", "reason", "reason for accommodation", "leave type",
        "reason of leave", "reason for request",
        "health notes", "health concern", "health concerns", "health issue", "health issues",
        "medical issue", "medical issues", "medical concerns", "reason seen", "reason sent",
        "reason sent to nurse", "reason for nurse visit", "nature of illness", "illness symptoms",
        "deferral reason", "reason for deferral", "restriction reason",
    ),
    context=(
        "diagnosed with", "diagnosis", "suffering from", "treated for", "treatment for", "hx of",
        "tested positive for", "diagnosed", "symptoms of", "hospitalized for", "admitted for",
        "admitted with", "complications of", "surgery for", "patient has", "patient with",
        "pt has", "she has", "he has", "who has", "child has", "living with", "recovering from",
        "due to her", "due to his", "positive for", "battling", "diagnosticado con",
        "diagnosticada con", "diagnostico", "padece", "dx", "condition", "has a history of",
        "medical history of", "family history of", "she suffers from", "he suffers from",
        "who suffers from",
    ),
    normal=lambda value: trimmed(value).str.to_lowercase(),
    authority="Cal. Civ. Code 1798.29(h)(2); ICD-10-CM index",
    examples=("lumbar disc surgery", "Type 2 diabetes", "hepatitis C", "Congestive heart failure",
    "PTSD"),
    counter_examples=("good", "Excellent", "new", "N/A", "vacation", "relocation"),
)  # fmt: skip
