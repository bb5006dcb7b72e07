"""Classes of error that real news reports showed, each with a sentence of our own."""

import pytest

from tests.reading import names, read, statement


@pytest.mark.parametrize(
    ("lang", "text", "trigger", "actors", "recipients"),
    [
        # Whose something is, it is not called.
        ("en", "Anna Lenz's lawyer met a judge.", "met", ["Anna Lenz's lawyer"], ["judge"]),
        ("en", "Ivo Marsan's government has denounced the rebels.", "denounced",
         ["Ivo Marsan's government"], ["rebels"]),
        ("de", "Anna Lenz’ Anwalt traf Staatsanwälte.", "traf", ["Anna Lenz’ Anwalt"],
         ["Staatsanwälte"]),
        ("de", "Marsans Regierung verurteilte die Miliz.", "verurteilte", ["Marsans Regierung"],
         ["Miliz"]),
        # A day does nothing; the town in front of a bombing is where it was.
        ("en", "The premier condemned Friday's attack on the convoy.", "attack", [], ["convoy"]),
        ("en", "Two men were killed in the Kara strikes.", "killed", [], ["Two men"]),
        # An object makes a verb without auxiliary active.
        ("en", "Air raids on Kara killed at least 21 civilians, residents said.", "killed", [],
         ["at least 21 civilians"]),
        # Who was killed "before being killed"; what somebody was made is no part of him.
        ("en", "A gunman shot dead three guards before being killed by police.", "killed",
         ["police"], ["gunman"]),
        ("en", "A gunman shot dead three guards before being killed by police.", "shot",
         ["gunman"], ["three guards"]),
        # Whose arrest is condemned has not been accused.
        ("en", "The ministry condemned the killing of two nurses.", "condemned", ["ministry"], []),
        ("en", "Thousands protested against the arrest of an envoy.", "protested", ["Thousands"],
         []),
        # What a deed is done for it does not strike.
        ("en", "Norway has conducted air strikes in support of the Syrian army.", "strikes",
         ["Norway"], []),
        ("en", "Norway has conducted air strikes in support of the Syrian army.", "support",
         ["Norway"], ["Syrian army"]),
        # A battle is fought with somebody.
        ("en", "Rebels fought gun battles with soldiers in Kara.", "fought", ["Rebels"],
         ["soldiers"]),
        ("en", "Ivo Marsan, whose army attacked the port, fled.", "attacked", ["army"], ["port"]),
        # A description behind a name stands for it.
        ("en", "She met Ivo Marsan, a lawyer and former envoy, whom rebels abducted in May.",
         "abducted", ["rebels"], ["Ivo Marsan"]),
        ("en", "Former minister Park Hyung-pyo has been indicted.", "indicted", [],
         ["Park Hyung-pyo"]),
        ("en", "After banning Ivo Marsan, the funeral for activist Anna Lenz went on.", "banning",
         [], ["Ivo Marsan"]),
    ],
)  # fmt: skip
def test_who_does_what_to_whom(
    lang: str, text: str, trigger: str, actors: list[str], recipients: list[str]
) -> None:
    told = statement(text, trigger, lang)
    assert (names(told.actors), names(told.recipients)) == (actors, recipients)


@pytest.mark.parametrize(
    "text",
    [
        "The actor died on Monday from a heart attack, his agent said.",
        "The president vowed to fight corruption.",
        "They showed that they were ready to roll, the minister said.",
        "Commanders expressed confidence that the port would fall.",
        "The panel was told by the ministry that it plans a sale.",
        "Several pupils sought refuge in a shop nearby.",
        "After pledging open conflict with the union, the premier left the room.",
        "The ministry says the rebels are more to blame than the army.",
        "Twenty people were killed when a thunderstorm struck the valley.",
        "The revolt of the commune in March 1871 is history.",
    ],
)
def test_no_event_is_invented(text: str) -> None:
    kinds = {s.type for s in read(text, "en").statements} - {"PROTEST"}
    assert kinds == set()


@pytest.mark.parametrize(
    ("lang", "text", "trigger", "modality"),
    [
        ("en", "The shooting could have been prevented, the judge said.", "shooting", "asserted"),
        ("de", "Der Anschlag hätte verhindert werden können, sagte der Richter.", "Anschlag",
         "asserted"),
        ("en", "The police could prevent the attack on the port.", "attack", "denied"),
        ("en", "Ministers met to condemn the attack on the convoy.", "attack", "asserted"),
        ("de", "Die Minister trafen sich, um den Angriff auf den Konvoi zu verurteilen.", "Angriff",
         "asserted"),
        ("es", "Los ministros se reunieron para condenar el ataque al convoy.", "ataque",
         "asserted"),
        ("en", "Leaders of the group have encouraged attacks on the port.", "attacks", "possible"),
        ("en", "There is pressure to jail the rebels.", "jail", "possible"),
        ("en", "Police were called in to end the march and arrested ten men.", "arrested",
         "asserted"),
        ("en", "They voiced concern over Anna Lenz's likely successor, Ivo Marsan.", "voiced",
         "asserted"),
    ],
)  # fmt: skip
def test_how_the_article_presents_it(lang: str, text: str, trigger: str, modality: str) -> None:
    assert statement(text, trigger, lang).modality == modality


@pytest.mark.parametrize(
    ("text", "trigger", "chain"),
    [
        ("The minister was quoted by Reuters as saying that rebels had killed two men.", "killed",
         ["minister", "Reuters"]),
        ("Rebels captured the airport as residents reported shelling of the town.", "captured", []),
        ("Palace spokesman Ivo Marsan spoke. Premier Anna Lenz's spokesman said rebels had killed "
         "two men.", "killed", ["Premier Anna Lenz's spokesman"]),
        ("Palace spokesman Ivo Marsan spoke. A spokesman for the army said rebels had killed two "
         "men.", "killed", ["spokesman for the army"]),
        ("Palace spokesman Ivo Marsan spoke. The spokesman said rebels had killed two men.",
         "killed", ["Ivo Marsan"]),
        ("A statement calling for a boycott said rebels had killed two men.", "killed",
         ["statement"]),
    ],
)  # fmt: skip
def test_who_says_so(text: str, trigger: str, chain: list[str]) -> None:
    assert names(statement(text, trigger, "en").attribution) == chain


def test_marks_part_the_speaker_from_those_he_speaks_of() -> None:
    told = read(
        "The plan was explained by spokesman Ivo Marsan. "
        '"Nobody wants to hurt Anna Lenz personally," he said. "We are not attacking Anna Lenz."',
        "en",
    )
    attack = next(s for s in told.statements if s.type == "ASSAULT" and s.sentence == 2)
    assert names(attack.actors) == ["Ivo Marsan"]
    assert names(attack.attribution) == ["Ivo Marsan"]


def test_nobody_calls_himself_he() -> None:
    told = read('"We are glad that he has been arrested by the army," Ivo Marsan said.', "en")
    arrest = next(s for s in told.statements if s.type == "COERCE")
    assert arrest.recipients == ()


def test_the_last_speaker_goes_on_over_quoted_sentences() -> None:
    told = read(
        'Anna Lenz met Ivo Marsan. "We know the plan," Marsan said. "It is a bad plan. It leaves '
        'many holes in it." "Rebels have killed two men in the port," he said.',
        "en",
    )
    kill = next(s for s in told.statements if s.type == "ASSAULT")
    assert names(kill.attribution) == ["Ivo Marsan"]


def test_an_age_is_no_decade() -> None:
    assert statement("A man in his 20s was arrested.", "arrested", "en").when is None


def test_a_country_alone_is_no_scene() -> None:
    told = read(
        "Troops used suicide attacks as a pretext. Gunmen attacked a convoy in Norway in May.", "en"
    )
    first = next(s for s in told.statements if s.sentence == 0)
    assert first.where is None


def test_a_court_is_not_he() -> None:
    told = read("A Seoul court rejected a request for his arrest.", "en")
    arrest = [s for s in told.statements if s.mode == "arrest"]
    assert all(not one.recipients for one in arrest)


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        ("Rebels haven't attacked the town.", "attacked", "denied"),
        ("Rebels haven’t attacked the town.", "attacked", "denied"),
        ("The army cannot attack the town.", "attack", "denied"),
        ("It wasn't an attack on the army, he said.", "attack", "denied"),
        ("They'll attack the army, the general said.", "attack", "planned"),
        ("The spokesman didn't confirm that rebels had attacked the town.", "attacked", "unclear"),
        ("The army was not responsible for any attack on the convoy.", "attack", "denied"),
        ("His arrest is likely to anger the group.", "arrest", "asserted"),
        ("The state should ensure the arrest of the rebels.", "arrest", "possible"),
        ("He is the suspect in the attempted murder of a guard.", "murder", "possible"),
        ("Rather than attacking the town, the army left it.", "attacking", "denied"),
        ("Talks between Norway and Ghana are set to begin on Monday.", "Talks", "planned"),
        ("The army hasn't only attacked the town but left it.", "attacked", "asserted"),
    ],
)
def test_an_auxiliary_denies_by_its_ending(text: str, trigger: str, modality: str) -> None:
    assert statement(text, trigger, "en").modality == modality


def test_the_time_of_an_attack_is_not_that_of_its_denial() -> None:
    text = "The group denied involvement in Thursday's attack on the convoy."
    assert statement(text, "denied", "en").when is None
    assert statement(text, "attack", "en").when == "2026-03-05"
