"""Words of a sentence that say that somebody has what a word of medicine beside them names."""

from __future__ import annotations

import re

CARRIES = re.compile(
    r"(?i)\b(?:has|had|have|having|with|suffer\w*|diagnos\w+|dx|hx|treat(?:ed|ing|ment)|"
    r"tak(?:es|ing|en)|took|on|"
    r"prescribed|admitted|discharged|hospital\w*|underwent|undergo\w*|undergone|surgery|positive|"
    r"complain\w*|found|revealed|s/p|status post|post-?op|pod|"
    r"history|transported|injur\w+|sustained|due to|because of|out|leave|recover\w*|needs?|"
    r"receiv\w+|started|requires?|uses|using|allergic|referred|follow|present(?:s|ed)|"
    r"report(?:s|ed|ing)|disclosed|experienc\w+|fractured|broke|tested|condition|accommodation|"
    r"in remission|refill|stable|"
    r"relaps\w+|miscarr\w+|overdos\w+|hemorrhag\w+|intubated|concussed|convuls\w+|into labor|"
    r"gave birth|giving birth|collapsed|dose|mg|showed|shows|confirmed|denied|request(?:ed|s)?|"
    r"scheduled|sick|is|was|keeps|came|been|gets?|got|getting|lost|fe(?:els?|lt)|says|states|told|"
    r"after|following|since|wears|lives with|living with|battl\w+|dealing with|down with|abnormal|"
    r"suspected|can(?:no|')t|unable|may return|flared|acting up|c/o|r/o|neg|pos|re|"
    r"tiene|tuvo|padece|sufre|toma|mostro|mostró|fue|est[aá]|es|son|era|le|va|van|oper(?:an|aron)|falleci[oó]|muri[oó]|empez[oó]|empieza|sali[oó]|dio|"
    r"result[oó]|recibe|necesita|diagnosticad[oa]|internad[oa]|"
    r"bị|mắc|uống|dùng|điều trị|chẩn đoán|umiinom|nagka|naka)\b|\bw/"
)

PERSON_WORD = re.compile(
    r"(?i)\b(?:his|her|hers|him|he|she|they|their|pt|ct|the (?:patient|employee|claimant|client|"
    r"member|student|"
    r"victim|suspect|applicant|insured|defendant|child|minor|inmate|resident|youth|decedent)|"
    r"(?:patient|client|student|minor|resident|youth)|ella|(?:el|la) paciente|"
    r"(?:bà|ông|anh|chị) ấy|(?:mẹ|ba|cha|vợ|chồng) tôi|bệnh nhân)\b"
)

FOUND = re.compile(
    r"(?i)\b(?:doctors?|physicians?|surgeons?|paramedics|er staff|x-?rays?|mri|ct|scans?|biopsy|"
    r"(?:blood )?tests?|labs)\b[^.;]{0,30}\b(?:found|showed|shows|revealed|confirmed|diagnosed)\b|"
    r"\b(?:records?|charts?|evaluations?|assessments?|documentation|paperwork|imaging|notes?|"
    r"letters?|reports?)\b[^;]{0,90}\b(?:describe|show|document|indicate|confirm|list|establish)s?\b|"
    r"\b(?:attending|doctor|physician|surgeon)\b[^;]{0,40}\b(?:told|said)\b"
)

BROUGHT = re.compile(
    r"(?i)\byou (?:brought|sent|gave|faxed|provided|shared|submitted|forwarded|uploaded)\b"
)
"""What the reader of a letter does with papers that need not be about them."""

ORDERED = re.compile(
    r"\bI(?:['’]ve| have|['’]m| am|['’]ll| will)? (?:just |also |now )?(?:(?:sen[dt]|sending|"
    r"prescrib\w+|refill\w*|recommend\w*|order(?:ed|ing)|call(?:ed|ing) in)\b(?! me\b)|"
    r"(?:put|start(?:ed|ing)|keep|refer(?:red|ring)|switch(?:ed|ing)) you\b|"
    r"(?:increas|decreas|chang|rais|lower)(?:ed?|ing) your\b)(?![^.\n]*\bmy\b)"
)
"""What a clinician does for who reads it: `I have sent sertraline to the pharmacy`."""

DECIDES = re.compile(
    r"(?i)\b(?:denied|approved|granted|rated|service[ -]connect(?:ed|ion)|authoriz\w+|coverage|"
    r"covered|request(?:ed)? for|prior authorization|not medically necessary)\b"
)
HAS = re.compile(
    r"(?i)\b(?:has|had|have|suffer\w*|diagnosed|treated|takes|underwent|admitted|hospitalized|"
    r"tested positive|died|passed away|is dying|is (?:on|in|receiving|recovering))\b"
)
SAYS = re.compile(r"(?i)\b(?:stat(?:es|ed)|sa(?:ys|id)|report(?:s|ed)|called|asked)\b")
NOUN = re.compile(
    r"(?i)\b(?:the|this|said) "
    r"(?:patient|claimant|client|minor|student|victim|child|member|youth|inmate)\b"
)
