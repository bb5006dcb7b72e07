"""Who vouches for which stretch of text, along the whole chain.

Every quotation, source phrase and reported speech act covers its content. Where one lies inside the
content of another, its chain goes on with the chain of the outer one, so that the smallest scope
around a word holds the full chain from the claimant closest to the claim outwards. The article's
own outlet is never part of a chain.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from lagebild.clauses import spans
from lagebild.lang import Language
from lagebild.modality import modality_at
from lagebild.modality.signs import is_neither, is_unsaid
from lagebild.speech.cues import cues_at
from lagebild.speech.frames import Frame
from lagebild.speech.habits import Habits, load_habits
from lagebild.speech.phrases import find_frames
from lagebild.stages.attribution.citing import cited_in
from lagebild.stages.attribution.claimants import claimants_of
from lagebild.stages.attribution.recalled import introduced, recalled
from lagebild.stages.attribution.relaying import relayed_by
from lagebild.stages.attribution.repeated import is_pronoun, repeated
from lagebild.tree import children, feature, subtree
from lagebild.types import Annotations, Attribution, Claimant, Modality, ParsedSentence, Quote, Span

# What somebody does not believe he has an opinion on.
_HELD = frozenset({"believe", "refuse_comment"})
# Who goes on as "it": "The ministry said ... It said ..."
_BODIES = frozenset({"government", "organisation", "group", "document", "media"})


@dataclass(frozen=True, slots=True)
class _Layer:
    """One attribution before the chains are joined. `anchor`: where its cue or speaker stands.

    `again`: the pronoun by which the body that spoke last goes on: "It said".
    """

    scope: tuple[Span, ...]
    own: tuple[Claimant, ...]
    anchor: Span
    attribution: Attribution
    again: Span | None = None


def attribute(annotations: Annotations, language: Language) -> tuple[Attribution, ...]:
    """Return the attributions of an article, full chains inside, in text order of their scopes.

    A scope without a claimant ("it is said") gives none: its hedge is the grammar's business
    (`modality_at`). Scopes hold contents only, never a cue or a claimant.
    """
    frames = {s.index: find_frames(s, language) for s in annotations.sentences}
    outlet = annotations.article.outlet
    layers = _quoted(annotations, frames, language) + _objects(annotations, frames, language)
    layers = _going_on(_with_names(layers, annotations, language), annotations.sentences)
    layers = _repeating(layers, annotations, language)
    near = _by_sentence(layers, annotations.sentences)
    joined = (
        _joined(layer, near.get(_index_at(annotations.sentences, layer.anchor.start), ()), outlet)
        for layer in layers
    )
    kept = (a for a in joined if a.chain and a.scope)
    return tuple(sorted(kept, key=lambda a: (a.scope[0].start, -a.scope[-1].end)))


# -- layers ----------------------------------------------------------------------------------------


def _quoted(
    annotations: Annotations, frames: dict[int, tuple[Frame, ...]], language: Language
) -> list[_Layer]:
    """Return a layer for each quotation with a content of its own."""
    found = []
    by_cue = {
        (sentence.index, frame.cue): frame
        for sentence in annotations.sentences
        for frame in frames[sentence.index]
    }
    places = {
        spans(annotations.sentences[index], cue): frame for (index, cue), frame in by_cue.items()
    }
    for quote in annotations.quotes:
        if quote.type == "reported" or not quote.speaker:
            continue
        frame = places.get(quote.cue) if quote.cue else None
        if frame and quote.type != "direct" and _is_not_said(frame, annotations, language):
            continue
        layer = _layer_of_quote(quote, frame, frames, annotations, language)
        if layer:
            found.append(layer)
    return found


def _layer_of_quote(
    quote: Quote,
    frame: Frame | None,
    frames: dict[int, tuple[Frame, ...]],
    annotations: Annotations,
    language: Language,
) -> _Layer | None:
    home = _sentence_at(annotations.sentences, quote.speaker[0].start)
    if home is None:
        return None
    indexes = tuple(
        i for i, t in enumerate(home.tokens) if any(s.contains(t.span) for s in quote.speaker)
    )
    own = claimants_of(home, indexes, annotations.entities, language)
    if frame:  # its words stand where the cue does: an understood speaker stands further up
        place = annotations.sentences[frame.sentence]
        own = _with_links(own, place, frame, frames[frame.sentence], annotations, language)
    said = (*quote.quote, *_said_around(quote, frame, annotations))
    scope = _without(said, (*quote.speaker, *quote.cue))
    carried = not quote.cue
    anchor = quote.quote[0] if carried else quote.cue[0]
    act = frame.act if frame else "say"
    cue = quote.cue[0] if quote.cue else None
    attribution = Attribution(scope, own, cue, act, _modality(quote, frame, home))
    words = language.table("quotation.toml")["going_on"]
    again = next(
        (home.tokens[i].span for i in indexes if home.tokens[i].text.lower() in words), None
    )
    return _Layer(scope, own, anchor, attribution, None if own else again)


def _said_around(quote: Quote, frame: Frame | None, annotations: Annotations) -> tuple[Span, ...]:
    """Return what the speaker of quoted words says outside the marks: 'It "will last", he said'."""
    if frame is None or quote.type != "direct":
        return ()
    sentence = annotations.sentences[frame.sentence]
    tokens = sentence.tokens
    outside = (i for i in frame.content if not any(s.contains(tokens[i].span) for s in quote.quote))
    return spans(sentence, outside)


def _modality(quote: Quote, frame: Frame | None, home: ParsedSentence) -> Modality | None:
    """Return what the cue makes of a content outside its own sentence.

    Inside the sentence `modality_at` sees the cue itself, and sees better what it bears on.
    """
    elsewhere = not any(span.overlaps(home.span) for span in quote.quote)
    indirect = quote.type == "indirect"
    return frame.modality if frame and elsewhere and indirect else None


def _objects(
    annotations: Annotations, frames: dict[int, tuple[Frame, ...]], language: Language
) -> list[_Layer]:
    """Return a layer for each speech act with a noun as content, and for cues inside quotations."""
    habits = load_habits(language)
    told = {quote.cue for quote in annotations.quotes if quote.type != "reported"}
    found = []
    for sentence in annotations.sentences:
        for frame in frames[sentence.index]:
            cue = spans(sentence, frame.cue)
            if cue in told or not frame.speaker or not frame.content:
                continue
            if _speaks_for_itself(sentence, frame, habits):
                continue
            if _is_not_said(frame, annotations, language):
                continue
            if frame.kind == "object" and _is_speech_noun(sentence, frame, language):
                continue
            content = frame.content
            if frame.kind == "object":
                content = _without_relative_clauses(sentence, content)
            own = claimants_of(sentence, frame.speaker, annotations.entities, language)
            own = _with_links(own, sentence, frame, frames[sentence.index], annotations, language)
            scope = spans(sentence, content)
            attribution = Attribution(scope, own, cue[0], frame.act, None)
            found.append(_Layer(scope, own, cue[0], attribution))
    return found


def _is_not_said(frame: Frame, annotations: Annotations, language: Language) -> bool:
    """Tell whether the speaker has not said it: "did not confirm", "refused to say"."""
    if frame.kind == "phrase" or frame.act in _HELD:
        return False
    sentence = annotations.sentences[frame.sentence]
    if frame.act == "deny":
        return is_neither(sentence, frame.head, language)
    if is_unsaid(sentence, frame.head, language):
        return True
    refused = feature(sentence.tokens[frame.head], "VerbForm") == "Inf"
    return refused and modality_at(sentence, frame.head, language)[0] == "denied"


def _speaks_for_itself(sentence: ParsedSentence, frame: Frame, habits: Habits) -> bool:
    """Tell whether the speaker is "I" or "we": the quotation around it names who that is."""
    return any(sentence.tokens[i].text.lower() in habits.first_person for i in frame.speaker)


def _is_speech_noun(sentence: ParsedSentence, frame: Frame, language: Language) -> bool:
    """Tell whether the object is itself a word of saying: denied accusations have been made."""
    inside = set(frame.content)
    tops = [i for i in frame.content if sentence.tokens[i].head not in inside]
    return any(sentence.tokens[i].upos == "NOUN" and cues_at(sentence, i, language) for i in tops)


def _without_relative_clauses(
    sentence: ParsedSentence, content: tuple[int, ...]
) -> tuple[int, ...]:
    """Drop what the outlet tells about the object in a clause of its own."""
    dropped = {
        i
        for index in content
        for clause in children(sentence, index, "acl:relcl", "advcl")
        for i in subtree(sentence, clause)
    }
    return tuple(i for i in content if i not in dropped)


def _with_links(
    own: tuple[Claimant, ...],
    sentence: ParsedSentence,
    frame: Frame,
    frames: tuple[Frame, ...],
    annotations: Annotations,
    language: Language,
) -> tuple[Claimant, ...]:
    """Put whom the speaker cites before the speaker, and the outlets that were told behind."""
    if not own:
        return own
    cited = cited_in(sentence, frame, frames, annotations.entities, language)
    relayed = relayed_by(sentence, frame, annotations.entities, language)
    links: list[Claimant] = []
    for link in (*cited, *own, *relayed):
        if not any(_same(link, known) for known in links):
            links.append(link)
    return tuple(links)


def _with_names(layers: list[_Layer], annotations: Annotations, language: Language) -> list[_Layer]:
    """Return the layers with "the general" called by the name that the article gives him."""
    known = introduced(annotations)
    return [
        replace(layer, own=tuple(recalled(c, known, annotations, language) for c in layer.own))
        for layer in layers
    ]


def _going_on(layers: list[_Layer], sentences: tuple[ParsedSentence, ...]) -> list[_Layer]:
    """Return the layers with "It said" given to the body that spoke in the sentence before."""
    spoken: dict[int, tuple[Claimant, ...]] = {}
    found = []
    for layer in sorted(layers, key=lambda layer: layer.anchor.start):
        index = _index_at(sentences, layer.anchor.start)
        body = [c for c in spoken.get(index - 1, ())[:1] if c.kind in _BODIES]
        if layer.again and body:
            own = tuple(replace(claimant, span=layer.again) for claimant in body)
            again = replace(layer.attribution, chain=own)
            found.append(replace(layer, own=own, attribution=again))
        else:
            found.append(layer)
        if found[-1].own:
            spoken[index] = found[-1].own
    return found


def _repeating(layers: list[_Layer], annotations: Annotations, language: Language) -> list[_Layer]:
    """Return the layers with "they" put to those of the sentence before; unclear ones yield."""
    return [_repeated(layer, annotations, language) for layer in layers]


def _repeated(layer: _Layer, annotations: Annotations, language: Language) -> _Layer:
    unclear = [c for c in layer.own if is_pronoun(c, annotations.sentences)]
    if not unclear:
        return layer
    named = tuple(
        one
        for c in layer.own
        for one in (repeated(c, annotations, language) if c in unclear else (c,))
    )
    return replace(layer, own=tuple(c for c in named if c not in unclear) or named)


# -- chains ----------------------------------------------------------------------------------------


def _by_sentence(
    layers: list[_Layer], sentences: tuple[ParsedSentence, ...]
) -> dict[int, tuple[_Layer, ...]]:
    """Return the layers whose scope reaches into each sentence, so that none is compared to all."""
    found: dict[int, list[_Layer]] = {}
    for layer in layers:
        for span in layer.scope:
            for index in range(
                _index_at(sentences, span.start), _index_at(sentences, span.end - 1) + 1
            ):
                found.setdefault(index, []).append(layer)
    return {index: tuple(some) for index, some in found.items()}


def _joined(layer: _Layer, layers: tuple[_Layer, ...], outlet: str | None) -> Attribution:
    """Return the attribution with the chains of all layers around its cue appended."""
    around = [
        other
        for other in layers
        if other is not layer
        and any(span.contains(layer.anchor) for span in other.scope)
        and other.scope != layer.scope
    ]
    around.sort(key=lambda other: sum(s.end - s.start for s in other.scope))
    chain = list(layer.own)
    for other in around:
        for claimant in other.own:
            if not any(_same(claimant, known) for known in chain):
                chain.append(claimant)
    kept = tuple(c for c in chain if not is_outlet(c, outlet))
    return replace(layer.attribution, chain=kept)


def _same(a: Claimant, b: Claimant) -> bool:
    return a.entity == b.entity if a.entity and b.entity else a.name.lower() == b.name.lower()


def is_outlet(claimant: Claimant, outlet: str | None) -> bool:
    """Tell whether the claimant is the article's own outlet."""
    if not outlet or claimant.kind not in ("media", "organisation"):
        return False
    return outlet.lower() in claimant.name.lower() or claimant.name.lower() in outlet.lower()


def _without(scope: tuple[Span, ...], holes: tuple[Span, ...]) -> tuple[Span, ...]:
    """Cut the holes out of the spans."""
    found = list(scope)
    for hole in holes:
        cut: list[Span] = []
        for span in found:
            if not span.overlaps(hole):
                cut.append(span)
                continue
            if span.start < hole.start:
                cut.append(Span(span.start, hole.start))
            if hole.end < span.end:
                cut.append(Span(hole.end, span.end))
        found = cut
    return tuple(found)


def _sentence_at(sentences: tuple[ParsedSentence, ...], position: int) -> ParsedSentence | None:
    sentence = sentences[_index_at(sentences, position)] if sentences else None
    return sentence if sentence and sentence.span.start <= position < sentence.span.end else None


def _index_at(sentences: tuple[ParsedSentence, ...], position: int) -> int:
    """Return the index of the last sentence that begins at or before a position."""
    return max(0, bisect_right(sentences, position, key=lambda s: s.span.start) - 1)
