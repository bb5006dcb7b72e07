"""Personal pronouns in the third person singular: the nearest fitting person, or nobody.

Signs are added up: distance, subject, gender. The best candidate must lead clearly. "er" and "sie"
can stand for things as well, so a fitting noun in between counts against a person. Quotation marks
part who speaks from what is said: inside them nobody calls himself "he", and a name that stands
inside them is not who "said he".
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from lagebild.lang import Language
from lagebild.speech.marks import find_marked
from lagebild.stages.entities.cluster import Cluster, add
from lagebild.stages.entities.found import Evidence, Found
from lagebild.stages.entities.lexicon import settings
from lagebild.stages.entities.reading import Reading
from lagebild.tree import base_rel, children, feature
from lagebild.types import NO_HEAD, ParsedSentence, Span, Token

_REACH = 2  # sentences back
_FARTHEST = 12  # sentences back, those that are quoted included
_MARGIN = 0.4
_DISTANCE = {0: 2.0, 1: 1.6, 2: 0.6}
_ROLE = {"nsubj": 1.0, "obl": 0.1, "obj": 0.3, "iobj": 0.3, "nmod": 0.0, "appos": 0.0}
_KNOWN_GENDER = 0.5
_SPOKE = 0.5  # what speaks for the last speaker as the one who "said", too
_RIVAL = 1.0  # what a thing of the same gender in subject position takes from every person
_ENOUGH = 1.2
_SHORTEST_QUOTATION = 4  # words; less is a name or a word held at arm's length


@dataclass(frozen=True, slots=True)
class _Scored:
    score: float
    group: Cluster


@cache
def _forms(language: Language, table: str = "pronoun") -> dict[str, str]:
    rows = settings(language)[table]
    return {form: row["gender"] for row in rows for form in row["forms"]}


@cache
def _choices(language: Language) -> dict[str, str]:
    """Return how to choose among persons: "nearest" for demonstratives, "only" for clitics."""
    rows = settings(language)["pronoun"]
    return {form: row.get("choice", "best") for row in rows for form in row["forms"]}


@cache
def _speech_verbs(language: Language) -> frozenset[str]:
    return frozenset(row["lemma"] for row in language.rows("cues.tsv") if row["pos"] == "VERB")


@dataclass(frozen=True, slots=True)
class _Article:
    """Its sentences, what stands between quotation marks, the sentences that are all of it."""

    readings: dict[int, Reading]
    quoted: tuple[Span, ...]
    inner: frozenset[int]

    def distance(self, sentence: int, pronoun: int) -> int:
        """Return how many sentences of the author's lie between, the last one counted."""
        between = range(sentence + 1, pronoun)
        return pronoun - sentence - sum(1 for i in between if i in self.inner)

    def quotation(self, position: int) -> Span | None:
        """Return the quotation that holds a position."""
        before = bisect_right(self.quoted, position, key=lambda span: span.start) - 1
        held = before >= 0 and position < self.quoted[before].end
        return self.quoted[before] if held else None


def resolve_pronouns(
    readings: dict[int, Reading], clusters: list[Cluster], text: str, language: Language
) -> list[Cluster]:
    """Return the clusters with pronoun mentions added, read in text order."""
    persons = [c for c in clusters if c.type == "person"]
    marked = find_marked(text, language)
    long = (s for s in marked if text.count(" ", s.start, s.end) >= _SHORTEST_QUOTATION - 1)
    quoted = tuple(long)
    spans = {index: reading.sentence.span for index, reading in readings.items()}
    inner = (i for i, span in spans.items() if any(q.contains(span) for q in quoted))
    article = _Article(readings, quoted, frozenset(inner))
    for reading in readings.values():
        for i, token in enumerate(reading.tokens):
            gender = _forms(language).get(token.text.lower())
            if gender is not None and _is_personal(reading, i):
                choice = _choices(language).get(token.text.lower(), "best")
                group = _CHOOSE[choice](article, reading, i, gender, persons)
                if group:
                    add(group, _mention(reading, i))
    return clusters


def _mention(reading: Reading, index: int) -> Found:
    token = reading.tokens[index]
    return Found(
        sentence=reading.sentence.index,
        first=index,
        last=index,
        span=token.span,
        head=index,
        name=token.text,
        type="person",
        evidence=Evidence.DESCRIPTION,
        kind="pronoun",
    )


def _is_personal(reading: Reading, index: int) -> bool:
    """Tell whether the word is a pronoun in the singular, its verb too if it is the subject."""
    token = reading.tokens[index]
    if token.upos != "PRON" or feature(token, "Number") == "Plur":
        return False
    if feature(token, "Reflex") == "Yes" or token.deprel.startswith("expl"):
        return False
    if base_rel(token) == "nsubj" and token.head >= 0:
        finite = _finite(reading.sentence, token.head)
        return finite is None or feature(finite, "Number") != "Plur"
    return token.text[:1].islower()


def _finite(sentence: ParsedSentence, verb: int) -> Token | None:
    """Return the finite verb of a clause: an auxiliary or the verb itself."""
    for i in (*children(sentence, verb, "aux", "cop"), verb):
        if feature(sentence.tokens[i], "VerbForm") == "Fin":
            return sentence.tokens[i]
    return None


def _antecedent(
    article: _Article, reading: Reading, index: int, gender: str, persons: list[Cluster]
) -> Cluster | None:
    scored = [
        _Scored(score, group)
        for group in persons
        if (score := _score(article, reading, index, gender, group)) > 0
    ]
    if not scored:
        return None
    scored.sort(key=lambda s: -s.score)
    best = scored[0].score - _rival(article.readings, reading, index, gender)
    if best < _ENOUGH:
        return None
    if len(scored) > 1 and scored[0].score - scored[1].score < _MARGIN:
        return None
    return scored[0].group


def _nearest(
    article: _Article, reading: Reading, index: int, gender: str, persons: list[Cluster]
) -> Cluster | None:
    """Return whom a demonstrative means: the person named last, in the sentence before or here."""
    own, here = reading.sentence.index, reading.tokens[index].start
    named = [
        (mention.span.start, group)
        for group in persons
        if group.value("gender") in (None, "", gender)
        for mention in group.mentions
        if own - 1 <= mention.sentence <= own and mention.span.start < here
    ]
    return max(named, key=lambda pair: pair[0])[1] if named else None


def _only(
    article: _Article, reading: Reading, index: int, gender: str, persons: list[Cluster]
) -> Cluster | None:
    """Return whom a clitic means where one person alone was spoken of; never what was said."""
    token = reading.tokens[index]
    verb = reading.tokens[token.head] if token.head >= 0 else token
    if token.text.lower() in _neuters(reading.language) and verb.lemma in _speech_verbs(
        reading.language
    ):
        return None
    fitting = [g for g in persons if _score(article, reading, index, gender, g) > 0]
    return fitting[0] if len(fitting) == 1 else None


@cache
def _neuters(language: Language) -> frozenset[str]:
    rows = settings(language)["pronoun"]
    return frozenset(form for row in rows if row.get("neuter") for form in row["forms"])


def _score(article: _Article, reading: Reading, index: int, gender: str, group: Cluster) -> float:
    known = group.value("gender")
    if known and gender and known != gender:
        return 0.0
    own = reading.sentence.index
    here = reading.tokens[index].start
    inside = article.quotation(here)
    if inside is not None and _speaks_here(article, own, group):
        return 0.0
    best, says = 0.0, _is_speaker(reading, index)
    for mention in group.mentions:
        if not 0 <= own - mention.sentence <= _FARTHEST or mention.span.start >= here:
            continue
        if mention.head == NO_HEAD:
            continue
        distance = article.distance(mention.sentence, own) if mention.sentence < own else 0
        if distance > _REACH:
            continue
        if article.quotation(mention.span.start) not in (None, inside):
            continue
        if distance == 0 and _same_clause(reading, mention.head, index):
            return 0.0
        token = article.readings[mention.sentence].tokens[mention.head]
        role = _role(article.readings[mention.sentence].sentence, mention.head, token)
        spoke = says and _is_speaker(article.readings[mention.sentence], mention.head)
        best = max(best, _DISTANCE[distance] + role + (_SPOKE if spoke else 0.0))
    if best == 0.0:
        return 0.0
    return best + (_KNOWN_GENDER if known else 0.0)


def _speaks_here(article: _Article, sentence: int, group: Cluster) -> bool:
    """Tell whether somebody says something in this sentence or in those beside it."""
    for mention in group.mentions:
        if abs(mention.sentence - sentence) > 1 or mention.head == NO_HEAD:
            continue
        reading = article.readings[mention.sentence]
        quoted = article.quotation(reading.tokens[mention.head].start) is not None
        if not quoted and _is_speaker(reading, mention.head):
            return True
    return False


def _is_speaker(reading: Reading, index: int) -> bool:
    """Tell the subject of a verb of saying."""
    token = reading.tokens[index]
    verb = reading.tokens[token.head] if token.head >= 0 else token
    return base_rel(token) == "nsubj" and verb.lemma in _speech_verbs(reading.language)


def _role(sentence: ParsedSentence, index: int, token: Token) -> float:
    rel = base_rel(token)
    if rel in ("appos", "flat") and token.head >= 0:
        rel = base_rel(sentence.tokens[token.head])
    return _ROLE.get(rel, 0.2)


def _same_clause(reading: Reading, mention: int, index: int) -> bool:
    """Tell whether two tokens are arguments of one verb: "Trump lobte ihn" is not himself."""
    return _clause(reading, mention) == _clause(reading, index)


def _clause(reading: Reading, index: int) -> int:
    """Return the verb that a token belongs to: the first head with a clause of its own."""
    seen = set()
    while index >= 0 and index not in seen:
        seen.add(index)
        token = reading.tokens[index]
        if token.upos in ("VERB", "AUX") or token.head < 0:
            return index
        index = token.head
    return index


def _rival(readings: dict[int, Reading], reading: Reading, index: int, gender: str) -> float:
    """Return what speaks for a thing: a subject of the same gender before the pronoun.

    Nothing, if the verb is one that only persons are subjects of.
    """
    if _is_speaker(reading, index):
        return 0.0
    wanted = {"m": "Masc", "f": "Fem"}[gender]
    own = reading.sentence.index
    for number in (own, own - 1):
        other = readings.get(number)
        if other is None:
            continue
        for i, noun in enumerate(other.tokens):
            before = number < own or i < index
            if before and _is_subject_noun(noun) and feature(noun, "Gender") == wanted:
                return _RIVAL
    return 0.0


def _is_subject_noun(token: Token) -> bool:
    is_subject = token.upos == "NOUN" and base_rel(token) == "nsubj"
    return is_subject and feature(token, "Number") == "Sing"


_CHOOSE = {"best": _antecedent, "nearest": _nearest, "only": _only}
