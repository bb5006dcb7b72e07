"""Who is meant behind a word: a pronoun's noun, the counted, the author of a document or deed.

"Israel said it would free", "hundreds of troops", "a statement by the ministry": the head of the
phrase is not the one who acts. Everything here stays inside one sentence and one clause chain;
nouns that count or speak for somebody are data (`referents.toml`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from lagebild.lang import Language
from lagebild.stages.statements.lexicon import entries_for
from lagebild.stages.statements.scene import Scene
from lagebild.stages.statements.slots import fill_slot, is_passive, marker_forms
from lagebild.tree import base_rel, children, feature, subtree
from lagebild.types import Entity, Mention

_BODIES = frozenset({"government", "organisation", "group", "media"})
_CLAUSES = ("xcomp", "conj", "ccomp", "advcl")


@dataclass(frozen=True, slots=True)
class _Words:
    measures: frozenset[str]
    voices: frozenset[str]
    author_verbs: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    table = language.table("referents.toml")
    keys = ("measures", "voices", "author_verbs")
    return _Words(*(frozenset(word.lower() for word in table[key]) for key in keys))


def find_antecedent(scene: Scene, index: int) -> int | None:
    """Return the noun that a third-person pronoun repeats in its sentence, None if unclear.

    "Israel said it would": the subject of the clause above; "rebels pressed their demands": the
    subject of the own clause. Both must agree in number.
    """
    token = scene.tokens[index]
    if feature(token, "Person") != "3" or feature(token, "PronType") != "Prs":
        return None
    if feature(token, "Poss") == "Yes" or base_rel(token) in ("nmod", "det"):
        verb = _verb_above(scene, token.head)
        return _agreeing_subject(scene, index, verb)
    if base_rel(token) not in ("nsubj", "expl"):
        return None
    verb = token.head
    while verb >= 0 and base_rel(scene.tokens[verb]) in ("xcomp", "conj"):
        verb = scene.tokens[verb].head
    before = _subject_before(scene, index, verb) if verb >= 0 else None
    if before is None:
        before = _subject_beside(scene, index)
    if before is not None:
        return before
    if verb < 0 or base_rel(scene.tokens[verb]) not in ("ccomp", "advcl"):
        return None
    subject = _agreeing_subject(scene, index, scene.tokens[verb].head)
    if subject is not None and _is_somebodys(scene, subject):
        return None  # "his lawyer said he": he may be either
    return None if subject is None or _has_rival(scene, subject, index) else subject


def _subject_before(scene: Scene, pronoun: int, verb: int) -> int | None:
    """Return the subject of a clause before: "when rebels took the town, they killed"."""
    clauses = [i for i in children(scene.sentence, verb, "advcl") if i < pronoun]
    if len(clauses) != 1 or feature(scene.tokens[pronoun], "Number") != "Plur":
        return None
    subjects = fill_slot(scene.sentence, clauses[0], "subj", scene.grammar)
    if len(subjects) != 1 or scene.tokens[subjects[0]].upos not in ("NOUN", "PROPN"):
        return None
    plural = feature(scene.tokens[clauses[0]], "Number") == "Plur"
    if not plural and not _agrees(scene, pronoun, subjects[0]):
        return None
    return None if _has_rival(scene, subjects[0], pronoun) else subjects[0]


def _subject_beside(scene: Scene, pronoun: int) -> int | None:
    """Return the subject of the clause that this one is joined to: "Miners struck, they want".

    Not where something between could be meant; a common noun must show the pronoun's gender.
    """
    verb = scene.tokens[pronoun].head
    above = scene.tokens[verb].head
    if base_rel(scene.tokens[verb]) not in ("conj", "parataxis") or not 0 <= above < verb:
        return None
    slot = "obj" if is_passive(scene.sentence, above) else "subj"
    subjects = fill_slot(scene.sentence, above, slot, scene.grammar)
    if len(subjects) != 1 or not _is_like(scene, pronoun, subjects[0]) or subjects[0] > pronoun:
        return None
    own = set(subtree(scene.sentence, subjects[0]))
    between = (i for i in range(subjects[0] + 1, pronoun) if i not in own)
    rivals = (i for i in between if _can_act(scene, i) and _is_like(scene, pronoun, i))
    return None if any(not _is_event(scene, i) for i in rivals) else subjects[0]


def _is_like(scene: Scene, pronoun: int, noun: int) -> bool:
    """Tell whether number and gender of a common noun are those of the pronoun."""
    wanted, own = (feature(scene.tokens[i], "Gender") for i in (pronoun, noun))
    several = feature(scene.tokens[pronoun], "Number") == "Plur"
    alike = several or wanted in ("Neut", own)
    return scene.tokens[noun].upos == "NOUN" and _agrees(scene, pronoun, noun) and alike


def _is_event(scene: Scene, index: int) -> bool:
    """Tell a noun that names an event, so that it can do nothing itself."""
    entries = entries_for(scene.sentence, index, scene.language)
    return any(entry.pos == "NOUN" for entry in entries)


def find_body_before(scene: Scene, index: int) -> tuple[Entity, Mention] | None:
    """Return the body that "it" at the start of a sentence goes on about: "The court ... It ...".

    The subject of the sentence before, if it names a body, a group or a country.
    """
    token = scene.tokens[index]
    words = scene.language.table("quotation.toml")["going_on"]
    root = token.head >= 0 and scene.tokens[token.head].head < 0
    if index != 0 or not root or token.text.lower() not in words or scene.sentence.index == 0:
        return None
    before = scene.annotations.sentences[scene.sentence.index - 1]
    if before.paragraph != scene.sentence.paragraph:
        return None
    top = next((i for i, t in enumerate(before.tokens) if t.head < 0), -1)
    subjects = children(before, top, "nsubj") if top >= 0 else ()
    found = [scene.mentions.by_token.get((before.index, i)) for i in subjects]
    named = [f for f in found if f is not None and f[0].type in _BODIES]
    return named[0] if len(subjects) == 1 and named else None


def _is_somebodys(scene: Scene, index: int) -> bool:
    owners = children(scene.sentence, index, "nmod:poss", "det:poss", "det")
    return any(feature(scene.tokens[i], "Poss") == "Yes" for i in owners)


def _has_rival(scene: Scene, subject: int, pronoun: int) -> bool:
    """Tell whether another noun between the two could be meant: "attacked troops when they"."""
    own = set(subtree(scene.sentence, subject))
    return any(
        i not in own and _can_act(scene, i) and _agrees(scene, pronoun, i)
        for i in range(subject + 1, pronoun)
        if not is_voice(scene, i)  # "said in a statement that it had"
    )


def _can_act(scene: Scene, index: int) -> bool:
    """Tell whether a noun stands where an actor may: no modifier, no phrase of time or place."""
    mention = scene.mention_at(index)
    if is_time(scene, index) or (mention and mention[0].type == "place"):
        return False
    return base_rel(scene.tokens[index]) in ("obj", "iobj", "nsubj", "conj", "nmod", "obl")


def _verb_above(scene: Scene, index: int) -> int:
    """Return the verb whose complement a noun is, -1 for a subject and for a noun without one."""
    while index >= 0 and scene.tokens[index].upos not in ("VERB", "AUX"):
        if base_rel(scene.tokens[index]) in ("nsubj", "csubj", "conj", "appos"):
            return -1
        index = scene.tokens[index].head
    return index


def _agreeing_subject(scene: Scene, pronoun: int, verb: int) -> int | None:
    """Return the subject of a clause, or of the one above, if the pronoun can mean it."""
    while verb >= 0:
        slot = "obj" if is_passive(scene.sentence, verb) else "subj"
        subjects = [i for i in fill_slot(scene.sentence, verb, slot, scene.grammar) if i < pronoun]
        if len(subjects) == 1:
            return subjects[0] if _agrees(scene, pronoun, subjects[0]) else None
        if base_rel(scene.tokens[verb]) not in _CLAUSES:
            return None
        verb = scene.tokens[verb].head
    return None


def _agrees(scene: Scene, pronoun: int, noun: int) -> bool:
    token = scene.tokens[noun]
    if token.upos not in ("NOUN", "PROPN"):
        return False
    plural = feature(token, "Number") == "Plur" or bool(children(scene.sentence, noun, "conj"))
    mention = scene.mention_at(noun)
    person = bool(mention and mention[0].type == "person")
    gender = feature(scene.tokens[pronoun], "Gender")
    if gender == "Neut" and person:
        return False
    if gender in ("Masc", "Fem") and token.lemma.lower() in _body_words(scene.language):
        return feature(token, "Gender") is not None  # no court is "he" where nouns have no gender
    number = feature(scene.tokens[pronoun], "Number")
    if mention and not person and token.upos == "PROPN" and number == "Sing":
        return not children(scene.sentence, noun, "conj")  # "the United States said it would"
    return number is None or (number == "Plur") == plural


@cache
def _body_words(language: Language) -> frozenset[str]:
    return frozenset(row["form"].lower() for row in language.rows("bodies.tsv") if row["generic"])


def find_counted(scene: Scene, index: int) -> tuple[int, ...]:
    """Return what a number counts: "hundreds of troops", "four of them"; () if it counts none."""
    token = scene.tokens[index]
    if token.upos != "NUM" and token.lemma.lower() not in _words(scene.language).measures:
        return ()
    phrases = fill_slot(scene.sentence, index, "gen", scene.grammar)
    return tuple(i for i in phrases if i > index)


def find_authors(scene: Scene, index: int, trigger: int) -> tuple[int, ...]:
    """Return who speaks or acts through a document or deed: "a statement by the ministry".

    A participle on it has the doer of a verb of making: "issued a letter urging", not "vetoed a
    resolution condemning". () where nobody is named.
    """
    if scene.tokens[index].lemma.lower() not in _words(scene.language).voices:
        return ()
    token = scene.tokens[index]
    for slot in ("by", "P:from"):
        own = [i for i in fill_slot(scene.sentence, index, slot, scene.grammar) if i > index]
        if own:
            return tuple(own)
    owners = fill_slot(scene.sentence, index, "gen", scene.grammar)
    if owners:
        return owners
    inside = scene.tokens[trigger].head == index and scene.tokens[trigger].deprel != "acl:relcl"
    above = scene.tokens[token.head].lemma.lower() if token.head >= 0 else ""
    if inside and base_rel(token) == "obj" and above in _words(scene.language).author_verbs:
        return fill_slot(scene.sentence, token.head, "subj", scene.grammar)
    return ()


def is_voice(scene: Scene, index: int) -> bool:
    """Tell whether a noun is a document or deed through which somebody acts."""
    return scene.tokens[index].lemma.lower() in _words(scene.language).voices


def opens_with(scene: Scene, index: int, words: frozenset[str]) -> bool:
    """Tell whether one of `words` opens the noun phrase at `index`."""
    return bool(marker_forms(scene.sentence, index) & words)


def is_time(scene: Scene, index: int) -> bool:
    """Tell whether a token belongs to an expression of time: "on Sunday"."""
    start = scene.tokens[index].start  # "Wednesday's" goes on behind the expression
    times = (timex.span for timex in scene.annotations.timexes)
    return any(span.start <= start < span.end for span in times)


def is_money(scene: Scene, index: int) -> bool:
    """Tell whether a token belongs to a sum: "fined the bank 30 million euros"."""
    span = scene.tokens[index].span
    sums = (q for q in scene.annotations.quantities if len(q.unit) == 3 and q.unit.isupper())
    return any(quantity.span.contains(span) for quantity in sums)
