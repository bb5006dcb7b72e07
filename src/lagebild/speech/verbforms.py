"""The written forms of a verb, so that lexicons find their words without trusting a lemma.

A parser's lemma is a guess; the forms of a known verb are not. `data/lang/<code>/verbs.toml` holds
endings, prefixes and the irregular verbs. Forms that do not exist do no harm: no text has them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from lagebild.lang import Language


@dataclass(frozen=True, slots=True)
class _Paradigm:
    rules: tuple[dict[str, Any], ...]
    irregular: dict[str, tuple[str, ...]]
    separable: tuple[str, ...]
    inseparable: tuple[str, ...]
    participle: str
    infinitive_mark: str


@cache
def _paradigm(language: Language) -> _Paradigm:
    table = language.table("verbs.toml")
    longest_first = tuple(sorted(table["separable"], key=lambda prefix: -len(prefix)))
    return _Paradigm(
        rules=tuple(table["regular"]),
        irregular={verb: tuple(forms.split()) for verb, forms in table["irregular"].items()},
        separable=longest_first,
        inseparable=tuple(table["inseparable"]),
        participle=table["participle"],
        infinitive_mark=table["infinitive_mark"],
    )


def verb_forms(lemma: str, language: Language) -> frozenset[str]:
    """Return the lower-case forms of a verb that are written in one word, the lemma included.

    A separable verb gives its joined forms ("ankündigte", "angekündigt", "anzukündigen"); the forms
    with the prefix apart are those of `split_forms`.
    """
    prefix, base = split_prefix(lemma, language)
    paradigm = _paradigm(language)
    forms = {prefix + form for form in (base, *_forms(base, paradigm))}
    if prefix and paradigm.infinitive_mark:
        forms.add(prefix + paradigm.infinitive_mark + base)
    if prefix in paradigm.inseparable:  # "unterstellt" as well as "untergestellt"
        forms |= set(_forms(lemma, paradigm))
    return frozenset(forms) | {lemma}


def split_forms(lemma: str, language: Language) -> tuple[str, frozenset[str]]:
    """Return the separable prefix and the forms that stand apart from it: "kündigte ... an".

    ("", no forms) for a verb without such a prefix.
    """
    prefix, base = split_prefix(lemma, language)
    forms = frozenset(_forms(base, _paradigm(language))) | {base} if prefix else frozenset()
    return prefix, forms


def is_infinitive(form: str, language: Language) -> bool:
    """Tell whether a verb form (lower case) ends like an infinitive and is no strong participle.

    "erheben" is one, "erhoben" is none; "vergeben" may be both and counts as none.
    """
    paradigm = _paradigm(language)
    if not paradigm.infinitive_mark or not form.endswith("n"):
        return False
    known = _irregular_forms(language)
    rests = [form]
    rests += [form.removeprefix(p) for p in paradigm.separable if form.startswith(p)]
    for rest in rests:
        if rest in known:
            return False
        inner = [rest.removeprefix(p) for p in paradigm.inseparable if rest.startswith(p)]
        if any("ge" + base in known or base in known for base in inner):
            return False
    return True


def is_marked_infinitive(form: str, language: Language) -> bool:
    """Tell whether a form holds its infinitive mark inside: "einzusetzen"."""
    paradigm = _paradigm(language)
    mark = paradigm.infinitive_mark
    return bool(mark) and any(
        form.startswith(prefix + mark) and form.endswith("n") and len(form) > len(prefix) + 5
        for prefix in paradigm.separable
    )


@cache
def _irregular_forms(language: Language) -> frozenset[str]:
    forms = _paradigm(language).irregular.values()
    return frozenset(form for group in forms for form in group)


def split_prefix(lemma: str, language: Language) -> tuple[str, str]:
    """Return the separable prefix of a verb and the rest; ("", lemma) if it has none.

    Only a verb that is left with a known irregular rest, or three letters before its ending, is
    split: "antworten" is no "an" + "tworten".
    """
    paradigm = _paradigm(language)
    for prefix in paradigm.separable:
        rest = lemma[len(prefix) :]
        if lemma.startswith(prefix) and _is_verb(rest, paradigm):
            return prefix, rest
    return "", lemma


def _is_verb(rest: str, paradigm: _Paradigm) -> bool:
    if rest in paradigm.irregular or _irregular_base(rest, paradigm):
        return True
    opening = rest[:2]
    return len(rest) >= 6 and opening not in ("tw", "rd") and rest.endswith("n")


def _forms(base: str, paradigm: _Paradigm) -> set[str]:
    if base in paradigm.irregular:
        return set(paradigm.irregular[base])
    found = _irregular_base(base, paradigm)
    if found:
        prefix, rest = found
        strong = {prefix + form.removeprefix("ge") for form in paradigm.irregular[rest]}
        return strong | {prefix + form for form in paradigm.irregular[rest]}
    return set(_regular(base, paradigm))


def _irregular_base(base: str, paradigm: _Paradigm) -> tuple[str, str] | None:
    """Return an inseparable prefix and the irregular verb behind it: ver + sprechen."""
    for prefix in paradigm.inseparable:
        if base.startswith(prefix) and base[len(prefix) :] in paradigm.irregular:
            return prefix, base[len(prefix) :]
    return None


def _regular(base: str, paradigm: _Paradigm) -> list[str]:
    for rule in paradigm.rules:
        if not base.endswith(rule["off"]):
            continue
        stem = base.removesuffix(rule["off"])
        forms = [stem + ending for ending in rule["on"]]
        pattern = rule.get("participle", paradigm.participle)
        if pattern and not rule.get("bare_participle") and not _has_no_ge(base, paradigm):
            # "{}" stands for the stem with what the rule took off but the ending "en"/"n".
            forms.append(pattern.format(_stem(base, rule["off"], pattern)))
        return forms
    return []


def _stem(base: str, off: str, pattern: str) -> str:
    if pattern.endswith(("tet", "det")):
        return base.removesuffix(off)
    return base[:-2] if base.endswith("en") else base[:-1]


def _has_no_ge(base: str, paradigm: _Paradigm) -> bool:
    return base.startswith(paradigm.inseparable) if paradigm.inseparable else True
