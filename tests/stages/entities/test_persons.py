"""Persons: names, titles, offices that stand for them, pronouns."""

from lagebild.lang import load_language
from lagebild.stages.entities import find_entities
from lagebild.types import Annotations, Entity
from tests.articles import article

PRESIDENT = """
Die der DET Case=Nom|Definite=Def|Gender=Fem|Number=Sing|PronType=Art 3 det
peruanische peruanisch ADJ Case=Nom|Gender=Fem|Number=Sing 3 amod B-MISC
Präsidentin Präsidentin NOUN Case=Nom|Gender=Fem|Number=Sing 6 nsubj
Rosa Rosa PROPN Case=Nom|Gender=Fem|Number=Sing 3 appos B-PER
Quispe Quispe PROPN Case=Nom|Number=Sing 4 flat I-PER
traf treffen VERB Mood=Ind|Number=Sing|VerbForm=Fin 0 root
Teo Teo PROPN Case=Acc|Number=Sing 6 obj B-PER
Brandt Brandt PROPN Case=Acc|Number=Sing 7 flat I-PER
. . PUNCT _ 6 punct
"""
SHE_ANNOUNCED = """
Sie sie PRON Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs 2 nsubj
kündigte ankündigen VERB Mood=Ind|Number=Sing|VerbForm=Fin 0 root
Hilfe Hilfe NOUN Case=Acc|Gender=Fem|Number=Sing 2 obj
an an ADP _ 2 compound:prt
. . PUNCT _ 2 punct
"""
THEY_ANNOUNCED = SHE_ANNOUNCED.replace("Number=Sing|VerbForm", "Number=Plur|VerbForm")
QUISPES_ANSWER = """
Quispes Quispe PROPN Case=Gen|Number=Sing 2 nmod:poss B-PER
Antwort Antwort NOUN Case=Nom|Gender=Fem|Number=Sing 3 nsubj
kam kommen VERB Mood=Ind|Number=Sing|VerbForm=Fin 0 root
. . PUNCT _ 3 punct
"""


def office(adjective: str, noun: str) -> str:
    return f"""
Der der DET Case=Nom|Definite=Def|Number=Sing|PronType=Art 3 det
{adjective} {adjective} ADJ Case=Nom|Number=Sing 3 amod
{noun} {noun} NOUN Case=Nom|Number=Sing 4 nsubj
schwieg schweigen VERB Mood=Ind|Number=Sing|VerbForm=Fin 0 root
. . PUNCT _ 4 punct
"""


def persons(annotations: Annotations) -> list[Entity]:
    found = find_entities(annotations, load_language(annotations.article.lang or "de"))
    return [entity for entity in found if entity.type == "person"]


def words(annotations: Annotations, entity: Entity) -> list[str]:
    return [mention.span.of(annotations.article.text) for mention in entity.mentions]


def test_a_title_gives_office_and_gender_but_is_no_part_of_the_name() -> None:
    quispe = persons(article(PRESIDENT))[0]
    assert (quispe.name, quispe.description) == ("Rosa Quispe", "peruanische Präsidentin")
    assert quispe.gender == "f"
    assert quispe.country == "PE"  # of the office: "wir" in her mouth is Peru


def test_a_genitive_family_name_is_the_same_person() -> None:
    read = article(PRESIDENT, QUISPES_ANSWER)
    quispe = persons(read)[0]
    assert words(read, quispe) == ["Rosa Quispe", "Quispes"]
    assert quispe.name == "Rosa Quispe"


def test_a_pronoun_is_the_nearest_person_of_its_gender() -> None:
    read = article(PRESIDENT, SHE_ANNOUNCED)
    quispe = persons(read)[0]
    assert words(read, quispe) == ["Rosa Quispe", "Sie"]
    assert quispe.mentions[1].kind == "pronoun"


def test_a_plural_verb_makes_the_pronoun_nobody() -> None:
    read = article(PRESIDENT, THEY_ANNOUNCED)
    assert words(read, persons(read)[0]) == ["Rosa Quispe"]


def test_an_office_of_the_same_country_is_its_holder() -> None:
    read = article(PRESIDENT, office("peruanische", "Präsidentin"))
    quispe = persons(read)[0]
    assert words(read, quispe) == ["Rosa Quispe", "peruanische Präsidentin"]
    assert quispe.mentions[1].kind == "nominal"


def test_an_office_of_another_country_is_somebody_else() -> None:
    read = article(PRESIDENT, office("chilenische", "Präsidentin"))
    assert [p.name for p in persons(read)] == [
        "Rosa Quispe",
        "Teo Brandt",
        "chilenische Präsidentin",
    ]


def test_a_former_office_is_nobody_in_office() -> None:
    read = article(PRESIDENT, office("frühere", "Präsidentin"))
    assert [p.name for p in persons(read)] == ["Rosa Quispe", "Teo Brandt"]


def test_the_president_of_a_bank_is_not_the_president() -> None:
    bank = """
Die der DET Definite=Def 2 det
Präsidentin Präsidentin NOUN Case=Nom|Gender=Fem|Number=Sing 5 nsubj
der der DET Case=Gen|Definite=Def 4 det
Zentralbank Zentralbank NOUN Case=Gen|Gender=Fem|Number=Sing 2 nmod
schwieg schweigen VERB Number=Sing|VerbForm=Fin 0 root
. . PUNCT _ 5 punct
"""
    read = article(PRESIDENT, bank)
    assert words(read, persons(read)[0]) == ["Rosa Quispe"]


def test_a_name_after_a_title_needs_no_tag() -> None:
    table = """
Prime Prime PROPN Number=Sing 2 compound
Minister Minister PROPN Number=Sing 5 nsubj
Grace Grace PROPN Number=Sing 2 appos
Otieno Otieno PROPN Number=Sing 3 flat
spoke speak VERB VerbForm=Fin 0 root
. . PUNCT _ 5 punct
"""
    found = persons(article(table, lang="en"))
    assert [(p.name, p.description) for p in found] == [("Grace Otieno", "Prime Minister")]


def test_a_possessive_ending_is_not_in_the_mention() -> None:
    table = """
Otieno's Otieno PROPN Number=Sing 2 nmod:poss B-PER
answer answer NOUN Number=Sing 3 nsubj
came come VERB VerbForm=Fin 0 root
. . PUNCT _ 3 punct
"""
    read = article(table, lang="en")
    assert words(read, persons(read)[0]) == ["Otieno"]


def test_an_apposition_after_a_comma_names_the_office() -> None:
    table = """
El el DET Definite=Def 2 det
presidente presidente NOUN Gender=Masc|Number=Sing 8 nsubj
boliviano boliviano ADJ Gender=Masc|Number=Sing 2 amod
, , PUNCT _ 5 punct
Juan Juan PROPN _ 2 appos B-PER
Mamani Mamani PROPN _ 5 flat I-PER
, , PUNCT _ 5 punct
viajó viajar VERB Number=Sing|VerbForm=Fin 0 root
. . PUNCT _ 8 punct
"""
    again = """
El el DET Definite=Def 2 det
mandatario mandatario NOUN Gender=Masc|Number=Sing 3 nsubj
calló callar VERB Number=Sing|VerbForm=Fin 0 root
. . PUNCT _ 3 punct
"""
    read = article(table, again, lang="es")
    mamani = persons(read)[0]
    assert mamani.description == "presidente boliviano"
    assert words(read, mamani) == ["Juan Mamani", "mandatario"]


def test_who_speaks_for_a_body_is_a_person_without_a_name() -> None:
    table = """
Eine ein DET Definite=Ind 2 det
Sprecherin Sprecherin NOUN Gender=Fem|Number=Sing 5 nsubj
der der DET Case=Gen|Definite=Def 4 det
Armee Armee NOUN Case=Gen|Gender=Fem|Number=Sing 2 nmod
schwieg schweigen VERB Number=Sing|VerbForm=Fin 0 root
. . PUNCT _ 5 punct
"""
    found = persons(article(table))
    assert [(p.name, p.gender) for p in found] == [("Sprecherin der Armee", "f")]


def test_ids_follow_the_order_of_first_mentions() -> None:
    found = find_entities(article(PRESIDENT, QUISPES_ANSWER), load_language("de"))
    starts = [entity.mentions[0].span.start for entity in found]
    assert starts == sorted(starts)
    assert [entity.id for entity in found] == [f"e{n}" for n in range(1, len(found) + 1)]
