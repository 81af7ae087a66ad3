"""Where a letter is hard to read, and what would be plainer. Rules of thumb, never a level: levels are of people.

Sources: P38a (about 10 words to a sentence) and P38b (12 at most), hvds.nl and b1teksten.nl, as named in the
project's review of methods; a little room is left, for names and dates count as words too.
"""

import re

from gesprek_tui.dutch import reports as dutch
from gesprek_tui.packs.rules.words import hard_words

LONGEST = 15
"""Words in a sentence that reads in one go."""

_SENTENCES = re.compile(r"(?<=[.!?;:])\s+|\n")


def plainer(text: str) -> tuple[str, ...]:
    """What could be plainer in a line, in words; nothing when nothing stands out."""
    long = [len(sentence.split()) for sentence in _SENTENCES.split(text)]
    told = [dutch.long_sentence(words) for words in long if words > LONGEST]
    return (*told, *(dutch.hard_word(hard, easy) for hard, easy in hard_words(text).items()))
