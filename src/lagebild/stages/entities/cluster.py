"""Mentions of one thing become one cluster: by key, by abbreviation, persons by family name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from lagebild.lang import Language
from lagebild.names import is_part, normalise_name
from lagebild.stages.entities.found import Found
from lagebild.stages.entities.lexicon import given_names, settings
from lagebild.stages.entities.retype import ABBREVIATED, initials_of, is_abbreviation
from lagebild.types import EntityType, ParsedSentence

_SHORT_NAME = 4  # letters that a name in capitals has as an abbreviation: "USA"


@dataclass(slots=True)
class Cluster:
    """What the article says of one entity; grows while mentions are read in text order."""

    mentions: list[Found]
    aliases: set[str] = field(default_factory=set)  # keys of abbreviations that it introduces
    expansion: str | None = None  # "Mara Salvatrucha (MS-13)"

    @property
    def type(self) -> EntityType:
        """The type of the first mention with the best evidence."""
        return max(self.mentions, key=lambda f: (f.kind == "name", f.evidence)).type

    def values(self, attribute: str) -> Counter[str]:
        """Return how often the mentions say what of country, gender, concept or description."""
        found = (getattr(mention, attribute) for mention in self.mentions)
        return Counter(value for value in found if value)

    def value(self, attribute: str) -> str | None:
        """Return what the mentions say most often, None if nothing."""
        common = self.values(attribute).most_common(1)
        return common[0][0] if common else None


def cluster(
    found: list[Found], sentences: tuple[ParsedSentence, ...], language: Language
) -> list[Cluster]:
    """Return the clusters of all named mentions, in the order of their first mention."""
    persons = [f for f in found if f.type == "person" and f.kind == "name"]
    others = [f for f in found if f.type != "person"]
    clusters = [*_cluster_persons(persons, language), *_cluster_others(others, sentences)]
    return sorted(clusters, key=lambda c: (c.mentions[0].sentence, c.mentions[0].span))


# Persons


def _cluster_persons(found: list[Found], language: Language) -> list[Cluster]:
    """Join shorter names to the longer ones that hold them, the most recent one first."""
    genitive = bool(settings(language)["genitive_s"])
    words = {id(f): _name_words(f, found, genitive) for f in found}
    clusters: list[Cluster] = []
    for person in sorted(found, key=lambda f: -len(words[id(f)])):
        home = _home(person, words, clusters)
        if home:
            home.mentions.append(person)
        else:
            clusters.append(Cluster([person]))
    for group in clusters:
        group.mentions.sort(key=lambda f: (f.sentence, f.span))
    return clusters


def _name_words(person: Found, found: list[Found], genitive: bool) -> list[str]:
    """Return the normalised words of a name; a genitive -s falls where the article has it without.

    The article's other forms decide: "Maduros" beside "Maduro".
    """
    words = normalise_name(person.name).split()
    if genitive and words and words[-1].endswith("s"):
        lasts = {w[-1] for f in found if f is not person and (w := normalise_name(f.name).split())}
        if words[-1][:-1] in lasts:
            return [*words[:-1], words[-1][:-1]]
    return words


def _home(person: Found, words: dict[int, list[str]], clusters: list[Cluster]) -> Cluster | None:
    fits = [c for c in clusters if _fits(person, words, c)]
    if len(fits) < 2:
        return fits[0] if fits else None
    earlier = [(m.sentence, m.span, c) for c in fits for m in c.mentions if _is_before(m, person)]
    return max(earlier, key=lambda item: item[:2])[2] if earlier else None


def _is_before(mention: Found, person: Found) -> bool:
    return (mention.sentence, mention.span) < (person.sentence, person.span)


def _fits(person: Found, words: dict[int, list[str]], group: Cluster) -> bool:
    gender = group.value("gender")
    if person.gender and gender and person.gender != gender:
        return False
    full = max((words[id(m)] for m in group.mentions), key=len)
    short = words[id(person)]
    if short == full:
        return True
    if not short or len(short) >= len(full):
        return False
    if len(short) > 1:
        return is_part(short, full) or (short[0] == full[0] and short[-1] == full[-1])
    return (
        short[0] == full[-1]
        or (short[0] in full[1:] and len(short[0]) > 3)
        or (short[0] == full[0] and short[0] not in given_names())
    )


# Everything else


def _cluster_others(found: list[Found], sentences: tuple[ParsedSentence, ...]) -> list[Cluster]:
    expansions = _expansions(found, sentences)
    clusters: dict[str, Cluster] = {}
    for mention in found:
        key = _key(mention)
        target = expansions.get(normalise_name(mention.name), key)
        home = clusters.setdefault(target, Cluster([]))
        home.mentions.append(mention)
    for short, full in expansions.items():
        if full in clusters:
            clusters[full].aliases.add(short)
    return _join_described(_join_shortened([c for c in clusters.values() if c.mentions]))


def _join_shortened(clusters: list[Cluster]) -> list[Cluster]:
    """Join a name that is part of one longer name before it: "European Commission", "Commission".

    Not the name of a place or country, which is part of the names of many bodies.
    """
    kept: list[Cluster] = []
    for group in clusters:
        words = _capital_words(group)
        homes = [
            c
            for c in clusters
            if c is not group
            and _first(c) < _first(group)
            and words
            and len(words) < len(_capital_words(c))
            and is_part(words, _capital_words(c))
        ]
        if len(homes) == 1 and not any(m.country or m.type == "place" for m in group.mentions):
            homes[0].mentions += group.mentions
            continue
        kept.append(group)
    for group in kept:
        group.mentions.sort(key=lambda f: (f.sentence, f.span))
    return kept


def _capital_words(group: Cluster) -> list[str]:
    """Return the words of the longest name of a body, () for others and for names in lower case."""
    names = [m.name for m in group.mentions if m.kind == "name" and m.type in ABBREVIATED]
    longest = max(names, key=len, default="")
    return normalise_name(longest).split() if longest[:1].isupper() else []


def _key(mention: Found) -> str:
    if mention.key:
        return mention.key
    return f"{mention.type}:{mention.concept or ''}:{normalise_name(mention.name)}:open"


def _expansions(found: list[Found], sentences: tuple[ParsedSentence, ...]) -> dict[str, str]:
    """Return abbreviation -> key of the thing before it: "Mara Salvatrucha (MS-13)"."""
    texts = {sentence.index: sentence for sentence in sentences}
    result = {}
    ordered = sorted(found, key=lambda f: (f.sentence, f.span))
    for full, short in pairwise(ordered):
        if full.sentence != short.sentence or full.type == "person":
            continue
        sentence = texts[full.sentence]
        start = sentence.span.start
        between = sentence.text[full.span.end - start : short.span.start - start]
        after = sentence.text[short.span.end - start : short.span.end - start + 1]
        if between.strip() == "(" and after == ")" and full.type != "place":
            result[normalise_name(short.name)] = _key(full)
    return _initials(ordered) | result


def _initials(found: list[Found]) -> dict[str, str]:
    """Return abbreviation -> key of the one body named in full whose initials it has."""
    full: dict[str, set[str]] = {}
    for mention in found:
        if mention.kind == "name" and mention.type in ABBREVIATED:
            full.setdefault(initials_of(mention.name), set()).add(_key(mention))
    return {
        normalise_name(mention.name): next(iter(full[mention.name]))
        for mention in found
        if is_abbreviation(mention.name) and len(full.get(mention.name, ())) == 1
    }


def _join_described(clusters: list[Cluster]) -> list[Cluster]:
    """Join a description to the only body of its concept that has a name before it."""
    kept = []
    for group in clusters:
        concept = group.value("concept")
        if concept and group.mentions[0].kind == "nominal":
            homes = [c for c in clusters if c is not group and _can_be(c, concept)]
            if len(homes) == 1 and _first(homes[0]) < _first(group):
                homes[0].mentions += group.mentions
                continue
            if group.type == "organisation":
                continue  # "das Unternehmen" that nobody names
        kept.append(group)
    for group in kept:
        group.mentions.sort(key=lambda f: (f.sentence, f.span))
    return kept


def _can_be(group: Cluster, concept: str) -> bool:
    """Tell whether a named body can be meant by a description: "das Ministerium"."""
    own = group.value("concept") or ""
    covered = own == concept or own.startswith((concept + ".", concept + ":"))
    return covered and any(mention.kind == "name" for mention in group.mentions)


def _first(group: Cluster) -> tuple[int, int]:
    return group.mentions[0].sentence, group.mentions[0].span.start


def full_name(group: Cluster, language: Language) -> str:
    """Return the fullest form: of persons the longest name, of countries the most frequent one."""
    written = [m for m in group.mentions if m.kind != "pronoun"]
    names = [m for m in written if m.kind == "name"] or written
    if group.type == "person":
        return _person_name(names, language)
    if _is_place(names[0]):
        plain = [m.name for m in names if not m.name.isupper() or len(m.name) <= _SHORT_NAME]
        counts = Counter(plain or [m.name for m in names])  # "KHARTOUM" of a dateline
        return counts.most_common(1)[0][0]
    best = max(names, key=lambda m: (len(m.name.split()), len(m.name), m.evidence))
    shorts = [m.name for m in names if normalise_name(m.name) in group.aliases]
    return f"{best.name} ({shorts[0]})" if shorts and shorts[0] != best.name else best.name


def _is_place(mention: Found) -> bool:
    """Tell whether a name is a place's or that of a country which acts."""
    key = mention.key or ""
    return key.startswith("place:") or key == f"government:{mention.country}"


def _person_name(names: list[Found], language: Language) -> str:
    longest = max(len(m.name.split()) for m in names)
    forms = Counter(m.name for m in names if len(m.name.split()) == longest)
    best = forms.most_common(1)[0][0]
    if not settings(language)["genitive_s"] or not best.endswith("s"):
        return best
    lasts = {m.name.split()[-1] for m in names}
    owner = all(m.genitive for m in names if m.name == best)
    return best[:-1] if owner or best.split()[-1][:-1] in lasts else best


def add(group: Cluster, mention: Found) -> None:
    """Put one more mention into a cluster, in text order."""
    group.mentions.append(mention)
    group.mentions.sort(key=lambda f: (f.sentence, f.span))
