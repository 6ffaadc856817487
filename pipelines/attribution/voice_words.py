"""Words of the first and second person, and what stands beside them where they own nothing."""

from __future__ import annotations

import re

_ASKED = (
    r"(?! (?:(?:recent|last|kind|earlier) )?(?:questions?|requests?|letters?|e?-?mails?|messages?|"
    r"calls?|voicemail|notes?|inquir(?:y|ies)|help|kindness|patience|prompt|assistance|attention|"
    r"time|repl(?:y|ies)|response|understanding|cooperation|insured|client|teams?|desk|colleague|"
    r"earliest|convenience|reference|information[,.:;]|office|firm|class|room)\b"
    r"(?! (?:about|regarding|concerning|with|for|of|to)\b))"
)
"""What is "your …" in any letter, and says nothing of whose a value is."""

YOURS = re.compile(
    rf"(?i)\b(?:you(?! (?:wanted|asked|requested)\b)|(?<!for )your{_ASKED}|"
    rf"(?<=for )your(?! (?:records?|files?|use|review|information)\b){_ASKED}|"
    r"yours|su|sus|usted|ustedes|quý vị|quí vị|quý khách|của (?:anh|chị|bạn)|"
    r"inyo|inyong|iyong|вы|вас|вам|ваш[аеиу]?|ваших)\b|您|귀하"
)
HOUSE = (
    r"(?:[\w-]+ ){0,2}(?:cent(?:er|re)s?|offices?|clinics?|"
    r"hospitals?|labs?|laborator(?:y|ies)|department|company|records?|files?|system|agency|team|staff|"
    r"facilit(?:y|ies)|bank|firm|school|district|practice|pharmacy|warehouse|branch|review|letters?|"
    r"notice|member)\b"
)
"""What is a house's own: "our records", "your office"."""

_WORKPLACE = (
    r"(?:(?:own|new|old|case|field|front) )?(?:office|desk|screen|computer|laptop|clipboard|inbox|"
    r"drawer|safe|classroom|counter|window|notes|log|caseload|supervisor|boss|colleague|presence|"
    r"knowledge|understanding|attention)\b(?! (?:numbers?|no|id|card|account)\b)"
)
"""Where and with whom somebody works: "the card in my office", and so none of their values."""

MINE = re.compile(
    rf"(?i)\b(?:my(?! {_WORKPLACE})|mine|i(?!-[0-9])|i'm|i’m|tôi|aking|"
    rf"our(?! {HOUSE}))\b"
    r"|\bm[ií][oa]s?\b|(?-i:\bmis?)(?=[ ][a-záéíóúñ]{4})|"
    r"\bcủa (?:em|mình|con|cháu)\b(?! (?:tôi|gái|trai))"
)
NOTICED = re.compile(
    r"(?i)[ ](?:(?:have|had|just|only|also|then) )?(?:found|saw|see|read|copied|noticed|looked|"
    r"think|believe|guess|hope|asked|(?:can|could|will|would|may|might) (?:have|send|get|ask|see|"
    r"check|call|give|let|put|make|add|file|mail|fax))\b"
)
"""Behind "I": what the writer does with a value that need not be theirs."""

HANDLES = re.compile(
    r"(?i)(?:['’]ve)?[ ](?:(?:have|had|just|only|also|then|still|now) )*(?:put|keep|kept|placed|"
    r"locked|filed|scanned|entered|keyed|typed|wrote|ran|pulled|verified|checked|confirmed|located|"
    r"received|collected|obtained|returned|booked|met|visited|interviewed|spoke|called|"
    r"(?:took|made|have) (?:an? |the )?(?:cop(?:y|ies)|photos?|pictures?|notes?|report)|"
    r"(?:hold|have|had|got) (?:it|them|this|that|these|those|the)|"
    r"(?:can|could)(?: (?:just|only|barely))? (?:make out|read|see)|"
    r"(?:need|have|had|want|ought|was (?:asked|told)) to (?:give|send|report|submit|fax|file|"
    r"provide|enter|tell)(?! you\b))\b"
)
"""The same of a writer who has told of somebody: "I have it in the safe with the license, …"."""
QUESTIONED = re.compile(
    r"(?i)\b(?:you|your)[ ](?=(?:first|favou?rite|childhood|mother|father|pet|spouse|oldest|"
    r"grew|lived|met|were|went|\w+['’]s)\b)"
)
"""The "you" of a security question is whoever it is put to."""
ORDERS = re.compile(
    r"(?i)\b(?:book|order|charge|renew|reserve|pay|bill|buy|purchase|go ahead|run it|use this|"
    r"put (?:it|this|that|them|both|all) on|sign (?:me|us|both of us) up)\b"
)
"""What its writer does with a card in the same message: `Book both, please. Card is …`."""

MY_KIN = re.compile(
    r"(?i)\b(?:con|vợ|chồng|mẹ|má|ba|bố|cha|anh|chị|em|cháu|bà|ông)(?: (?:gái|trai))?(?: của)? \Z"
)
"""Whose relative the word behind speaks of, in Vietnamese: `con gái tôi`."""
GIVES = re.compile(
    r"(?i)\b(?:as (?:you )?(?:requested|asked|discussed)|(?:you|per your) (?:requested|request|"
    r"asked|need)|"
    r"tell (?:them|him|her|the (?:bank(?:er)?|teller|agent|rep|clerk))|"
    r"here (?:is|are|you go)|below (?:is|are) my|my (?:info|information|details|data)|"
    r"forgot(?: to (?:add|give|send|mention|include|say))?|se me olvidó|olvidé|quên)\b"
)
"""Whose values follow are the writer's: `As you asked, my …`."""
KIN = re.compile(
    r"(?i)[ ](?:(?:late|elderly|older|younger|little|eldest|youngest|former|ex|adult|minor|only|"
    r"oldest|foster|own)[ -])?"
    r"(?:(?:\w+-)?(?:spouse|wife|husband|partner|son|daughter|child|children|mother|"
    r"father|mom|dad|parents?|brother|sister|aunt|uncle|cousin|friend|roommate|client|patient|employee|student|"
    r"insured|policyholder|tenant|lodger|passenger|"
    r"coworker|neighbor|niece|nephew|grand\w+|dependents?))\b"
)
"""Whom "my …" and "your …" speak of, and so nobody's own value."""
