"""One annotated article, built by hand: what every stage would find if it made no mistake.

Countries, people, groups and papers are made up. `annotated()` returns the bundle; `find` gives
the span of some words, so that a test can point at the text instead of counting characters.
"""

from __future__ import annotations

from lagebild.types import (
    Annotations,
    Article,
    Claimant,
    Entity,
    EntityType,
    Link,
    Mention,
    Modality,
    OpenQuestion,
    ParsedSentence,
    Participant,
    Quantity,
    Quote,
    Relation,
    Span,
    Statement,
    Timex,
)

PARAGRAPHS = (
    (
        "Präsidentin Ada Velm hat nach Angaben von Beamten die Küstenwache angewiesen, "
        "Schmuggler des Klippenkartells mit Waffengewalt zu stoppen.",
        "Den Befehl von Velm bestätigten Offiziere, berichtet der »Nordkurier«.",
    ),
    (
        "Vor drei Tagen setzte die Regierung von Valdoria das Klippenkartell auf die Liste.",
        "Am Montag erhöhte sie die Belohnung für Hinweise auf rund 4,5 Millionen Euro.",
        "Ob Gerichte das billigen, ist offen.",
    ),
    (
        "Der Außenminister von Mirandien, Teo Brandt, schloss einen Angriff Valdorias aus.",
        "»Es wird keinen Überfall auf Mirandien geben«, sagte Brandt.",
        "Valdoria will im September 1.200 Soldaten an die Grenze zu Mirandien schicken.",
        "Der Generalstab von Valdoria plant Luftschläge gegen Lager in Mirandien.",
        "Das Kartell wird angeblich von Ruben Stahl geführt.",
        "Damals schwieg die Regierung.",
    ),
)
TEXT = "\n\n".join(" ".join(paragraph) for paragraph in PARAGRAPHS)


def find(words: str, nth: int = 0) -> Span:
    """Return the span of the nth occurrence of some words."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def _sentences() -> tuple[ParsedSentence, ...]:
    found: list[ParsedSentence] = []
    for number, paragraph in enumerate(PARAGRAPHS):
        for words in paragraph:
            found.append(ParsedSentence(len(found), find(words), number, words, ()))
    return tuple(found)


SENTENCES = _sentences()


def sentence_at(span: Span) -> ParsedSentence:
    """Return the sentence that holds a span."""
    return next(sentence for sentence in SENTENCES if sentence.span.contains(span))


def _entity(
    id: str,
    name: str,
    kind: EntityType,
    mentions: tuple[Span, ...],
    country: str | None = None,
    links: tuple[Link, ...] = (),
    description: str | None = None,
) -> Entity:
    found = tuple(Mention(span, sentence_at(span).index, 0, "name") for span in mentions)
    return Entity(id, name, kind, found, country, links, description)


ENTITIES = (
    _entity(
        "velm", "Ada Velm", "person", (find("Ada Velm"), find("Velm", 1)), description="Präsidentin"
    ),
    _entity("guard", "Küstenwache", "organisation", (find("Küstenwache"),), "NO"),
    _entity(
        "cartel",
        "Klippenkartell",
        "group",
        (find("Klippenkartells"), find("Klippenkartell", 1)),
        links=(
            Link("FTO", "Cliff Cartel", "2031-09-01", None, 0.9, "alias"),
            Link("SDGT", "Klippenkartell", "2031-05-02", "2031-12-01", 1.0, "name"),
        ),
    ),
    _entity("paper", "Nordkurier", "media", (find("Nordkurier"),)),
    _entity("gov", "Regierung von Valdoria", "government", (find("Regierung von Valdoria"),), "NO"),
    _entity("val", "Valdoria", "place", (find("Valdorias"), find("Valdoria", 2)), "NO"),
    _entity("staff", "Generalstab von Valdoria", "organisation", (find("Generalstab"),), "NO"),
    _entity("mir", "Mirandien", "place", (find("Mirandien"), find("Mirandien", 1)), "SE"),
    _entity(
        "brandt",
        "Teo Brandt",
        "person",
        (find("Teo Brandt"), find("Brandt", 1)),
        description="Außenminister",
    ),
    _entity("stahl", "Ruben Stahl", "person", (find("Ruben Stahl"),)),
)
_NAMES = {entity.id: entity.name for entity in ENTITIES}

OFFICIALS = Claimant(find("Beamten"), "Beamte", "anonymous")
OFFICERS = Claimant(find("Offiziere"), "Offiziere", "anonymous")
PAPER = Claimant(find("Nordkurier"), "Nordkurier", "media", "paper")
BRANDT = Claimant(find("Teo Brandt"), "Teo Brandt", "person", "brandt")
BRANDT_LATER = Claimant(find("Brandt", 1), "Teo Brandt", "person", "brandt")


def party(span: Span, entity: str | None = None) -> Participant:
    """Return a participant named like its entity, or as written."""
    return Participant(span, _NAMES[entity] if entity else span.of(TEXT), entity)


def statement(
    id: str,
    trigger: Span,
    type: str,
    modality: Modality,
    actors: tuple[Participant, ...] = (),
    recipients: tuple[Participant, ...] = (),
    chain: tuple[Claimant, ...] = (),
    when: str | None = None,
    where: str | None = None,
    quantities: tuple[int, ...] = (),
) -> Statement:
    """Return a statement whose evidence is the sentence of its trigger."""
    sentence = sentence_at(trigger)
    return Statement(
        id,
        sentence.index,
        trigger,
        sentence.span,
        type,
        None,
        (),
        actors,
        recipients,
        when,
        where,
        modality,
        chain,
        quantities,
    )


STATEMENTS = (
    statement(
        "order",
        find("angewiesen"),
        "MOBILIZE",
        "asserted",
        (party(find("Ada Velm"), "velm"),),
        (party(find("Küstenwache"), "guard"),),
        (OFFICIALS,),
    ),
    statement(
        "force",
        find("Waffengewalt"),
        "ASSAULT",
        "planned",
        (party(find("Küstenwache"), "guard"),),
        (party(find("Schmuggler des Klippenkartells")),),
        (OFFICIALS,),
    ),
    statement(
        "order_again",
        find("Befehl"),
        "MOBILIZE",
        "asserted",
        (party(find("Velm", 1), "velm"),),
        chain=(OFFICERS, PAPER),
    ),
    statement(
        "list",
        find("setzte"),
        "SANCTION",
        "asserted",
        (party(find("Regierung von Valdoria"), "gov"),),
        (party(find("Klippenkartell", 1), "cartel"),),
        when="2031-05-02",
    ),
    statement(
        "reward",
        find("erhöhte"),
        "SANCTION",
        "asserted",
        (party(find("sie", 0), "gov"),),
        when="2031-05-05",
        quantities=(0,),
    ),
    statement(
        "excluded",
        find("Angriff"),
        "ASSAULT",
        "denied",
        (party(find("Valdorias"), "val"),),
        chain=(BRANDT,),
    ),
    statement(
        "excluded_again",
        find("Überfall"),
        "ASSAULT",
        "denied",
        recipients=(party(find("Mirandien", 1), "mir"),),
        chain=(BRANDT_LATER,),
        where="Mirandien",
    ),
    statement(
        "troops",
        find("schicken"),
        "MOBILIZE",
        "planned",
        (party(find("Valdoria", 2), "val"),),
        (party(find("1.200 Soldaten")),),
        when="2031-09",
        where="Grenze zu Mirandien",
        quantities=(1,),
    ),
    statement(
        "strikes",
        find("Luftschläge"),
        "ASSAULT",
        "planned",
        (party(find("Generalstab von Valdoria"), "staff"),),
        (party(find("Lager")),),
    ),
    statement("open", find("billigen"), "SUPPORT", "unclear", (party(find("Gerichte")),)),
)

TIMEXES = (
    Timex(find("Vor drei Tagen"), "DATE", "2031-05-02"),
    Timex(find("Am Montag"), "DATE", "2031-05-05"),
    Timex(find("im September"), "DATE", "2031-09"),
    Timex(find("Damals"), "DATE", None, reason="nichts, worauf es sich bezieht"),
)
QUANTITIES = (
    Quantity(find("4,5 Millionen Euro"), 4_500_000.0, "EUR", "APPROX"),
    Quantity(find("1.200 Soldaten"), 1200.0, "Soldaten"),
)
QUOTES = (
    Quote(
        "direct",
        (find("Es wird keinen Überfall auf Mirandien geben"),),
        (find("Brandt", 1),),
        (find("sagte"),),
        entity="brandt",
    ),
    Quote("indirect", (find("einen Angriff Valdorias"),), (find("Teo Brandt"),)),
)
QUESTIONS = (
    OpenQuestion(find("schwieg die Regierung"), 10, "no_comment"),
    OpenQuestion(find("Ob Gerichte das billigen"), 4, "unknown"),
)
RELATIONS = (Relation("stahl", "leads", "cartel", find("von Ruben Stahl geführt"), "alleged"),)
ARTICLE = Article(
    "valdoria",
    TEXT,
    "Valdoria schickt die Küstenwache",
    "de",
    "2031-05-05T10:00:00+02:00",
    "Inselbote",
    "https://inselbote.example/valdoria",
    ("Ines Muster",),
)


def annotated() -> Annotations:
    """Return the article with everything found in it."""
    return Annotations(
        ARTICLE,
        SENTENCES,
        TIMEXES,
        QUANTITIES,
        ENTITIES,
        QUOTES,
        (),
        STATEMENTS,
        RELATIONS,
        QUESTIONS,
    )
