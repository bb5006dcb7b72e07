"""Words that the parser has hung on the wrong clause or noun, where word order gives it away."""

from __future__ import annotations

from dataclasses import replace

from lagebild.stages.parse.nodes import Tokens
from lagebild.tree import feature

_NOUNS = frozenset({"NOUN", "PROPN"})
_LABEL = 8  # tokens before the colon of a label
# What a main clause has behind its verb; a relative clause with its verb last has nothing.
_BEHIND = frozenset({"obj", "iobj", "obl", "obl:arg", "xcomp", "compound:prt", "advmod"})


def reopen_phrases(tokens: Tokens, measured: frozenset[str]) -> Tokens:
    """Return the tokens with measured phrases under their preposition: "zu zehn Jahren Haft".

    The preposition hangs on the measure, so the noun behind it was taken for the object; whom the
    verb is about is then the bare noun before it. `measured`: nouns that stand there whatever the
    parser made of the measure.
    """
    made = list(tokens)
    for index, token in enumerate(tokens):
        if token.deprel != "obj" or token.upos != "NOUN" or index == 0:
            continue
        measure = index - 1
        own = _below(tokens, measure)
        on_measure = tokens[measure].head == index or "nummod" in {tokens[i].deprel for i in own}
        opened = any(tokens[i].deprel == "case" and i < measure for i in own)
        bare = not any(i < index for i in _below(tokens, index) if i != measure)
        hung = tokens[measure].deprel == "nmod" or token.lemma in measured
        if hung and opened and on_measure and bare:
            made[index] = replace(token, deprel="obl")
            lost = _bare_accusative(tokens, index, measure)
            if lost is not None:
                made[lost] = replace(tokens[lost], deprel="obj")
    return tuple(made)


def _bare_accusative(tokens: Tokens, index: int, measure: int) -> int | None:
    """Return the noun without preposition before a measured phrase that was called an oblique."""
    for i in range(measure - 1, -1, -1):
        token = tokens[i]
        if token.head == tokens[index].head and token.deprel == "obl" and token.upos in _NOUNS:
            cased = any(tokens[k].deprel == "case" for k in _below(tokens, i))
            return i if not cased and feature(token, "Case") == "Acc" else None
    return None


def part_main_clauses(tokens: Tokens) -> Tokens:
    """Return the tokens with a main clause behind a comma that was taken for a relative one.

    "Die Liberalen forderten seine Ausweisung, die Grünen warnten davor": where relative clauses
    have their verb last, article, noun and verb in this order with more to come are a clause of
    its own.
    """
    made = list(tokens)
    for index, token in enumerate(tokens):
        first, subject = index - 2, index - 1
        if first < 1 or token.upos != "VERB" or not _may_be_main(tokens, index):
            continue
        relative = feature(tokens[first], "PronType") or ""
        article = tokens[first].deprel == "det" and tokens[first].head == subject
        pronoun = tokens[first].head == index and "Rel" in relative
        opens = (article or pronoun) and tokens[first - 1].text == ","
        noun = tokens[subject].upos in _NOUNS and tokens[subject].deprel in ("nsubj", "obj")
        finite = feature(token, "VerbForm") == "Fin"
        more = any(tokens[i].deprel in _BEHIND and i > index for i in _below(tokens, index))
        if opens and noun and finite and more and tokens[subject].head == index:
            top = next(i for i, one in enumerate(tokens) if one.head < 0)
            made[index] = replace(token, head=top, deprel="parataxis")
            made[subject] = replace(tokens[subject], deprel="nsubj")
            made[first] = replace(tokens[first], upos="DET", head=subject, deprel="det")
    return tuple(made)


def _may_be_main(tokens: Tokens, index: int) -> bool:
    """Tell a relative clause, or a content in the indicative below a verb with an object."""
    token = tokens[index]
    if token.deprel.partition(":")[0] == "acl":
        return True
    if token.deprel != "ccomp" or token.head > index or feature(token, "Mood") == "Sub":
        return False
    objects = (i for i in _below(tokens, token.head) if tokens[i].deprel == "obj")
    return any(tokens[i].upos in _NOUNS for i in objects)


def free_names(tokens: Tokens) -> Tokens:
    """Return the tokens with a name that was taken for the first part of the object behind it.

    "Sie warf Budapest Erpressung vor": where compounds are one word, a name right behind the verb
    and before a bare noun is whom the verb is about.
    """
    made = list(tokens)
    for index, token in enumerate(tokens):
        if token.deprel != "compound" or token.upos != "PROPN" or token.head != index + 1:
            continue
        noun = tokens[token.head]
        verb = noun.head
        named = token.ner[2:] in ("LOC", "ORG", "PER")
        beside = noun.upos == "NOUN" and noun.deprel == "obj" and noun.ner == "O"
        if named and beside and verb >= 0 and tokens[verb].upos == "VERB":
            made[index] = replace(token, head=verb, deprel="iobj")
    return tuple(made)


def name_owners(tokens: Tokens) -> Tokens:
    """Return the tokens with persons in the genitive put to the noun that is theirs.

    "Angela Merkels Kritik", "der Besuch Barack Obamas": a name in -s right before a bare noun of
    the same part of the clause, or right behind the noun that it hangs on.
    """
    made = list(tokens)
    for last, token in enumerate(tokens):
        if token.upos != "PROPN" or not token.ner.endswith("PER") or not token.text.endswith("s"):
            continue
        first = last
        while first and tokens[first].deprel == "flat" and tokens[first].ner == "I-PER":
            first -= 1
        own = {tokens[i].deprel for i in _below(tokens, first)}
        if own & {"case", "det"} or tokens[first].head < 0:
            continue
        titled = tokens[first].deprel == "appos" and tokens[first].head == first - 1
        top = first - 1 if titled else first
        owned = last + 1 if _is_owned(tokens, top, last + 1) else first - 1
        behind = owned < first and tokens[first].deprel == "nmod" and tokens[first].head == owned
        if owned > last or (behind and tokens[owned].upos == "NOUN"):
            made[top] = replace(tokens[top], head=owned, deprel="nmod:poss")
            for i in {first, last}:
                made[i] = replace(made[i], feats=_in_genitive(tokens[i].feats))
    return tuple(made)


def _is_owned(tokens: Tokens, top: int, index: int) -> bool:
    """Tell whether a noun without article stands in the same part of the clause as a name."""
    if index >= len(tokens) or tokens[index].upos != "NOUN" or tokens[index].ner != "O":
        return False
    if tokens[top].head == index:
        return tokens[top].deprel in ("nmod", "appos", "nmod:poss")
    bare = not {"case", "det"} & {tokens[i].deprel for i in (*_below(tokens, index),)}
    return bare and (tokens[top].head, tokens[top].deprel) == (
        tokens[index].head,
        tokens[index].deprel,
    )


def _in_genitive(feats: str) -> str:
    kept = [one for one in feats.split("|") if one and not one.startswith("Case=")]
    return "|".join(["Case=Gen", *kept])


def part_labels(tokens: Tokens) -> Tokens:
    """Return the tokens with a label before a colon taken out of the clause behind it.

    'Minister Holm: "The army has attacked"': whoever stands there does nothing in that clause.
    """
    colon = next((i for i, t in enumerate(tokens[:_LABEL]) if t.text == ":"), 0)
    if not colon or any(t.upos in ("VERB", "AUX") for t in tokens[:colon]):
        return tokens
    made = list(tokens)
    for index, token in enumerate(tokens[:colon]):
        argument = token.deprel.partition(":")[0] in ("nsubj", "obj", "iobj")
        if token.head > colon and argument and tokens[token.head].upos in ("VERB", "AUX"):
            made[index] = replace(token, deprel="discourse")
    return tuple(made)


def swap_by_article(tokens: Tokens, articles: frozenset[str]) -> Tokens:
    """Return the tokens with subject and object exchanged where an article gives the object away.

    "Den Minister kritisierte die Opposition": `articles` are those that no nominative has. Behind a
    comma one may be a pronoun: "Holm, dem Berger Geld gab".
    """
    made = list(tokens)

    def oblique(noun: int) -> bool:
        own = [i for i in _below(tokens, noun) if tokens[i].deprel.startswith("det")]
        sure = (tokens[i] for i in own if i == 0 or tokens[i - 1].text != ",")
        return any(one.text.lower() in articles for one in sure)

    for index, token in enumerate(tokens):
        if token.deprel != "nsubj" or token.upos not in _NOUNS or not oblique(index):
            continue
        others = [
            i
            for i in _below(tokens, token.head)
            if tokens[i].deprel == "obj" and tokens[i].upos in _NOUNS
        ]
        if len(others) == 1 and not oblique(others[0]):
            made[index] = replace(token, deprel="obj")
            made[others[0]] = replace(tokens[others[0]], deprel="nsubj")
    return tuple(made)


def free_agents(tokens: Tokens, prepositions: frozenset[str]) -> Tokens:
    """Return the tokens with the agent of a passive that was hung on its subject put to the verb.

    "Kritisiert wurde der Minister von den Grünen": behind the finite verb, with an article.
    """
    made = list(tokens)
    for index, token in enumerate(tokens):
        subject = token.head
        if token.deprel != "nmod" or subject < 0 or tokens[subject].deprel != "nsubj:pass":
            continue
        verb = tokens[subject].head
        own = [tokens[i] for i in _below(tokens, index)]
        opened = any(t.deprel == "case" and t.text.lower() in prepositions for t in own)
        known = any(t.deprel == "det" and feature(t, "Definite") == "Def" for t in own)
        finite = [i for i in _below(tokens, verb) if tokens[i].deprel == "aux:pass" and i < subject]
        told = any(tokens[i].deprel == "obl:agent" for i in _below(tokens, verb))
        if opened and known and finite and not told:
            made[index] = replace(token, head=verb, deprel="obl:agent")
    return tuple(made)


def free_perfects(tokens: Tokens, auxiliaries: frozenset[str]) -> Tokens:
    """Return the tokens with a perfect that was taken for a passive put right.

    "beschuldigt, ein Kind entführt zu haben": `auxiliaries` make no passive. What was called the
    subject of an infinitive is its object.
    """
    made = list(tokens)
    for index, token in enumerate(tokens):
        verb = token.head
        if token.deprel != "aux:pass" or token.lemma not in auxiliaries or verb < 0:
            continue
        below = _below(tokens, verb)
        if any(tokens[i].deprel == "aux:pass" and i != index for i in below):
            continue  # "gefoltert worden zu haben" is none, "getötet worden" one
        made[index] = replace(token, deprel="aux")
        made[verb] = replace(tokens[verb], feats=tokens[verb].feats.replace("|Voice=Pass", ""))
        infinitive = feature(token, "VerbForm") == "Inf"
        for i in below:
            if tokens[i].deprel == "nsubj:pass":
                made[i] = replace(tokens[i], deprel="obj" if infinitive else "nsubj")
    return tuple(made)


def raise_predicates(tokens: Tokens) -> Tokens:
    """Return the tokens with a predicate that was taken for the object of its infinitive raised.

    "Ziel sei es, die Brücke zu zerstören": a noun with a finite copula is no object.
    """
    made = list(tokens)
    for index, token in enumerate(tokens):
        verb = token.head
        if token.deprel != "obj" or token.upos != "NOUN" or verb < index:
            continue
        copulas = [i for i in _below(tokens, index) if tokens[i].deprel == "cop"]
        finite = any(feature(tokens[i], "VerbForm") == "Fin" for i in copulas)
        if finite and feature(tokens[verb], "VerbForm") == "Inf":
            made[index] = replace(token, head=tokens[verb].head, deprel=tokens[verb].deprel)
            made[verb] = replace(tokens[verb], head=index, deprel="csubj")
    return tuple(made)


def mark_datives(tokens: Tokens, articles: frozenset[str]) -> Tokens:
    """Return the tokens with objects in the dative called so: "drohte der Hisbollah".

    `articles`: those that no accusative has. Only beside a subject, or it might be that.
    """
    made = list(tokens)
    for index, token in enumerate(tokens):
        if token.deprel != "obj" or token.head < 0 or token.head > index:
            continue
        own = (tokens[i] for i in _below(tokens, index) if tokens[i].deprel == "det")
        subject = any(tokens[i].deprel == "nsubj" for i in _below(tokens, token.head))
        if subject and any(one.text.lower() in articles for one in own):
            made[index] = replace(token, deprel="iobj")
    return tuple(made)


def return_articles(tokens: Tokens) -> Tokens:
    """Return the tokens with articles that were taken for objects put to the noun behind them.

    "bis die Stadt zerstört sei": an article right before a subject is that noun's.
    """
    made = list(tokens)
    for index, token in enumerate(tokens[:-1]):
        noun = tokens[index + 1]
        beside = noun.upos in _NOUNS and noun.head == token.head and noun.deprel == "nsubj"
        if token.upos == "DET" and token.deprel in ("obj", "nsubj") and beside:
            made[index] = replace(token, head=index + 1, deprel="det")
    return tuple(made)


def free_objects(tokens: Tokens, nouns: frozenset[str]) -> Tokens:
    """Return the tokens with an object that was taken for the name of who is given it.

    "gewährte dem Präsidenten Asyl", "hat der Partei Verrat vorgeworfen": one of `nouns` without
    article right behind a dative, below a verb without an object.
    """
    made = list(tokens)
    for index, token in enumerate(tokens):
        if token.deprel not in ("appos", "flat") or token.head != index - 1:
            continue
        given = tokens[token.head]
        bare = all(tokens[i].deprel != "case" for i in _below(tokens, token.head))
        oblique = given.deprel == "obl" and feature(given, "Case") == "Dat" and bare
        dative = given.upos in _NOUNS and (given.deprel in ("iobj", "obl:arg") or oblique)
        if not dative or given.head < 0 or token.text not in nouns:
            continue
        if all(tokens[i].deprel != "obj" for i in _below(tokens, given.head)):
            feats = token.feats.replace("Case=Dat", "Case=Acc").replace("Case=Nom", "Case=Acc")
            noun = replace(token, upos="NOUN", lemma=token.text, feats=feats, ner="O")
            made[index] = replace(noun, head=given.head, deprel="obj")
    return tuple(made)


def _below(tokens: Tokens, index: int) -> list[int]:
    return [i for i, token in enumerate(tokens) if token.head == index]
