"""Lemmas as edit scripts: what to cut and add at both ends of the lower-cased form, and the case.

The same script turns "gespielt" into "spielen" and "gelernt" into "lernen", so that a few hundred
classes cover unseen words. `lagebild.stages.parse` applies the scripts; this module makes them.
"""

from __future__ import annotations

from difflib import SequenceMatcher


def make_script(form: str, lemma: str) -> str:
    """Return the script "cut prefix,add prefix,cut suffix,add suffix,case" from form to lemma.

    Case is U (first letter upper), L (lower), A (all upper). Forms that share no letter with
    their lemma get the whole lemma: "=lemma".
    """
    low, target = form.lower(), lemma.lower()
    block = SequenceMatcher(None, low, target, autojunk=False).find_longest_match()
    case = "A" if lemma.isupper() and len(lemma) > 1 else "U" if lemma[:1].isupper() else "L"
    if block.size == 0 or (block.size == 1 and len(target) > 2):
        return f"={lemma}"
    cut_end = len(low) - block.a - block.size
    return f"{block.a},{target[: block.b]},{cut_end},{target[block.b + block.size :]},{case}"
