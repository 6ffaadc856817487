"""Labels that lead to their values over dots: `Tax ID number / type  . . . . :   613-27-5540`.

So print screens of midrange computers, and forms of programs: `Med Alerts ....: Penicillin`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.blocks import TextBlock

_DOTS = re.compile(r"(?<=[\w).'])[ ]{0,2}(?:\.{3,}|\.?(?:[ ]\.){2,}[ .]{0,3})[ ]?:(?=[ \t\n]|\Z)")


def undotted(block: TextBlock) -> TextBlock:
    """The block with such labels as `Label:`; every place stays where it was."""
    if ". ." not in block.text and "..." not in block.text:
        return block
    return replace(block, text=_DOTS.sub(lambda dots: ":".ljust(len(dots.group())), block.text))
