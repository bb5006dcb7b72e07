"""Who did what to whom, when and where, through the real trees."""

import pytest

from tests.reading import read, statement

CASES = [
    ("de", "Die Polizei nahm drei Männer fest.", "nahm", "COERCE", ["Polizei"], ["drei Männer"]),
    ("de", "Drei Männer wurden von der Polizei festgenommen.", "festgenommen", "COERCE",
     ["Polizei"], ["Drei Männer"]),
    ("de", "Rebellen, die zwei Geiseln töteten, flohen.", "töteten", "ASSAULT",
     ["Rebellen"], ["zwei Geiseln"]),
    ("de", "Ilse Kranz warf der Opposition Betrug vor.", "warf", "ACCUSE",
     ["Ilse Kranz"], ["Opposition"]),
    ("en", "Police arrested two men and a woman.", "arrested", "COERCE",
     ["Police"], ["two men", "woman"]),
    ("en", "Three soldiers were killed by rebels.", "killed", "ASSAULT",
     ["rebels"], ["Three soldiers"]),
    ("es", "La policía detuvo a tres hombres.", "detuvo", "COERCE", ["policía"], ["tres hombres"]),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "trigger", "kind", "actors", "recipients"), CASES)
def test_sides_of_an_event(
    lang: str, text: str, trigger: str, kind: str, actors: list[str], recipients: list[str]
) -> None:
    told = statement(text, trigger, lang)
    assert told.type == kind
    assert [one.name for one in told.actors] == actors
    assert [one.name for one in told.recipients] == recipients


def test_a_storm_assaults_nobody() -> None:
    assert read("A storm killed twelve people in the town.", "en").statements == ()


def test_time_and_place_of_the_clause_are_the_events() -> None:
    told = statement("Am Montag griffen Rebellen in Mali einen Konvoi der Armee an.", "griffen")
    assert (told.when, told.where) == ("2026-03-02", "Mali")


def test_time_of_another_clause_is_not_the_events() -> None:
    text = "Die Polizei nahm den Mann fest, der am Montag aus der Stadt geflohen war."
    assert statement(text, "nahm").when is None


def test_the_first_person_is_the_speaker() -> None:
    told = statement("„Ich verurteile den Angriff“, sagte Ilse Kranz.", "verurteile")
    assert [one.name for one in told.actors] == ["Ilse Kranz"]


def test_every_statement_leads_back_to_its_words() -> None:
    found = read("Rebellen griffen am Montag ein Dorf an. Laut Polizei starben drei Menschen.")
    for told in found.statements:
        assert told.evidence.contains(told.trigger)
        assert told.trigger.of(found.article.text).strip()


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "actors", "recipients"),
    [
        ("Spanien gewährte dem Präsidenten Asyl.", "gewährte", "AID", ["Spanien"], ["Präsident"]),
        ("Die Opposition hat dem Präsidenten Verrat vorgeworfen.", "vorgeworfen", "ACCUSE",
         ["Opposition"], ["Präsident"]),
        ("Verteidigungsminister Joav Galant drohte der Hisbollah im Libanon mit einem "
         "Militärschlag.", "drohte", "THREATEN", ["Joav Galant"], ["Hisbollah"]),
        ("Kaja Kallas warf Budapest Erpressung vor.", "warf", "ACCUSE", ["Kaja Kallas"],
         ["Budapest"]),
        ("Die Regierung ist nicht bereit, mit den Rebellen zu verhandeln.", "bereit", "REJECT",
         ["Regierung"], ["Rebellen"]),
        ("Die Aufsicht verhängte gegen die Deutsche Bank eine Geldbuße.", "Geldbuße", "COERCE",
         [], ["Deutsche Bank"]),
        ("Ein Sprecher der Hamas dementierte eine Beteiligung der Gruppe.", "dementierte",
         "REJECT", ["Sprecher der Hamas"], []),
        ("Gestern ließ der Haftrichter sechs der Gefangenen wieder frei.", "ließ", "CONCEDE",
         ["Haftrichter"], ["sechs der Gefangenen"]),
        ("Der Staat hat zwei der Gefangenen freigelassen.", "freigelassen", "CONCEDE", ["Staat"],
         ["zwei der Gefangenen"]),
        ("Die Regierung hat sich mit den Herstellern Boeing und Airbus geeinigt.", "geeinigt",
         "AGREE", ["Regierung", "Boeing", "Airbus"], []),
        ("Der Minister lehnt es ab, gegen die Kanzlerin anzutreten.", "lehnt", "REJECT",
         ["Minister"], []),
        ('Minister Holm: "Die Armee hat das Dorf angegriffen."', "angegriffen", "ASSAULT",
         ["Armee"], ["Dorf"]),
        ("Die Bauern blockierten die Straße, sie fordern höhere Preise.", "fordern", "REQUEST",
         ["Bauern"], []),
        ("Die Angreifer töteten zwei Wächter und verletzten fünf Passanten.", "töteten", "ASSAULT",
         ["Angreifer"], ["zwei Wächter", "fünf Passanten"]),
        ("Gegen den Bürgermeister wurde Haftbefehl erlassen.", "Haftbefehl", "COERCE", [],
         ["Bürgermeister"]),
        ("Den Minister kritisierte die Opposition scharf.", "kritisierte", "ACCUSE",
         ["Opposition"], ["Minister"]),
        ("Scharf kritisiert wurde der Minister von den Gewerkschaften.", "kritisiert", "ACCUSE",
         ["Gewerkschaften"], ["Minister"]),
        ("Sowohl die EU als auch die USA verurteilten den Anschlag.", "verurteilten", "ACCUSE",
         ["EU", "USA"], []),
        ("Der Geheimdienst soll Journalisten abgehört haben.", "abgehört", "COERCE",
         ["Geheimdienst"], ["Journalisten"]),
        ("Nordkorea droht Südkorea mit einem Militärschlag.", "droht", "THREATEN",
         ["Nordkorea"], ["Südkorea"]),
        ("Zwischen Polizei und Demonstranten kam es zu Zusammenstößen.", "Zusammenstößen",
         "ASSAULT", ["Polizei", "Demonstranten"], []),
        ("Der am Sonntag festgenommene Journalist ist wieder frei.", "festgenommene", "COERCE",
         [], ["festgenommener Journalist"]),
        ("Nach dem israelischen Abzug aus dem Gazastreifen kehrte Ruhe ein.", "Abzug", "RETREAT",
         ["Israel"], ["Gazastreifen"]),
        ("Der Mann wird beschuldigt, ein Kind entführt zu haben.", "entführt", "ASSAULT",
         ["Mann"], ["Kind"]),
        ("Die Partei fordert die Freilassung von politischen Gefangenen.", "fordert", "REQUEST",
         ["Partei"], []),
        ("Die Partei fordert Aufklärung von der Polizei.", "fordert", "REQUEST", ["Partei"],
         ["Polizei"]),
    ],
)  # fmt: skip
def test_sides_that_german_trees_hide(
    text: str, trigger: str, kind: str, actors: list[str], recipients: list[str]
) -> None:
    told = statement(text, trigger, "de")
    assert told.type == kind
    assert [one.name for one in told.actors] == actors
    assert [one.name for one in told.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Die Hamas signalisierte ihre Bereitschaft, die Geiseln freizulassen.", ["AGREE"]),
        ("Die Miliz hat den Waffenstillstand mit der Regierung aufgekündigt.", ["SANCTION"]),
        ("Eine Sprecherin der Firma lehnte eine Stellungnahme ab.", []),
    ],
)
def test_what_is_only_offered_ended_or_left_unsaid_is_no_event(text: str, kinds: list[str]) -> None:
    assert [one.type for one in read(text, "de").statements] == kinds


def test_what_is_weighed_is_possible() -> None:
    text = "Die Regierung erwägt unterdessen, die Firma Nordöl zu enteignen."
    assert statement(text, "enteignen", "de").modality == "possible"


def test_who_stands_before_a_colon_says_what_is_quoted() -> None:
    told = statement('Minister Holm: "Die Armee hat das Dorf angegriffen."', "angegriffen")
    assert [one.name for one in told.attribution] == ["Holm"]


def test_a_genitive_of_what_somebody_is_accused_of_is_the_accusers_word() -> None:
    told = statement("Kiew beschuldigte Moskau des Angriffs auf die Stadt.", "Angriffs")
    assert [one.name for one in told.attribution] == ["Kiew"]
    assert [one.name for one in told.actors] == ["Moskau"]
