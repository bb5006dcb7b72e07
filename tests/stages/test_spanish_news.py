"""What long Spanish news articles are made of: who goes on, what was planned, who cannot speak."""

from __future__ import annotations

import pytest

from tests.reading import chain, read, sides, statement, told


def test_whom_an_understood_speaker_told_stands_where_the_cue_does() -> None:
    text = (
        "Llegó la alcaldesa Rosa Lima. Ayer por la tarde, tras una larga visita a las obras del "
        "muelle viejo, explicó a los vecinos que la policía detuvo a dos ladrones."
    )
    assert chain(text, "detuvo", "es") == ["Rosa Lima"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("El acuerdo será firmado por la presidenta Rosa Lima.", "planned"),
        ("El acuerdo fue firmado por la presidenta Rosa Lima.", "asserted"),
        ("El ministro dijo que el acuerdo sería firmado por la presidenta.", "planned"),
        ("El acuerdo sería firmado por la presidenta.", "possible"),
    ],
)
def test_a_passive_has_its_tense_on_its_auxiliary(text: str, modality: str) -> None:
    assert told(text, "es") == [("AGREE", modality)]


def test_what_came_before_a_plan_has_happened() -> None:
    text = "El senador anunció su plan de unir a la oposición, tras ser respaldado por el partido."
    assert statement(text, "respaldado", "es").modality == "asserted"


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        (
            "El pacto fue anunciado por el presidente peruano después de reunirse con alcaldes.",
            "reunirse",
            ["presidente peruano", "alcaldes"],
        ),
        (
            "La ministra Ana Prieto viajó a Lima. Se reunió con el canciller peruano.",
            "reunió",
            ["Ana Prieto", "canciller peruano"],
        ),
        (
            "Para Muñiz, que se reunió en Bruselas con el comisario, la pesca es vital.",
            "reunió",
            ["Muñiz", "comisario"],
        ),
        (
            "La alcaldesa llegó a las diez. Después mantuvo un encuentro con la junta vecinal.",
            "mantuvo",
            ["alcaldesa", "junta vecinal"],
        ),
        (
            "La ministra Ana Prieto viajó a Lima. Se negó a recibir a los sindicatos.",
            "negó",
            ["Ana Prieto"],
        ),
    ],
)
def test_who_meets_is_not_the_partner_alone(text: str, trigger: str, actors: list[str]) -> None:
    assert sides(statement(text, trigger, "es"))[0] == actors


def test_a_reflexive_that_means_anybody_takes_no_subject_from_before() -> None:
    text = "La ministra Ana Prieto viajó a Lima. Se detuvo a tres rebeldes."
    assert sides(statement(text, "detuvo", "es")) == ([], ["tres rebeldes"])


@pytest.mark.parametrize(
    ("text", "trigger", "speakers"),
    [
        (
            "Las pérdidas suponen que habrá despidos. Añadió que la policía detuvo a un minero.",
            "detuvo",
            [],
        ),
        ("La ley establece que el rey acusa al traidor.", "acusa", ["ley"]),
        ("Los hechos muestran que el ejército atacó la aldea.", "atacó", []),
        ("El delantero dijo que el ejército atacó la aldea.", "atacó", ["delantero"]),
    ],
)
def test_losses_and_facts_claim_nothing(text: str, trigger: str, speakers: list[str]) -> None:
    assert chain(text, trigger, "es") == speakers


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        ("El líder habló en la plaza y fue detenido.", ([], ["líder"])),
        ("El líder dijo que fue torturado por la policía.", (["policía"], ["líder"])),
        ("Los obreros marcharon. Fueron detenidos y llevados a Quito.", ([], ["obreros"])),
        ("El líder del grupo sigue en arresto domiciliario.", ([], ["líder del grupo"])),
    ],
)
def test_who_suffers_is_understood_too(text: str, told_of: tuple[list[str], list[str]]) -> None:
    found = read(text, "es").statements
    assert told_of in [sides(one) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "Bosnia reclamó la entrega del general al Tribunal Penal.",
        "El Gobierno pidió su traslado a Quito.",
        "El dirigente reclamó que se reconstruya el partido.",
    ],
)
def test_what_is_asked_for_is_not_who_is_asked(text: str) -> None:
    assert [sides(one)[1] for one in read(text, "es").statements] == [[]]


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        ("El alcalde es partidario de que la gente se manifieste.", "manifieste", "possible"),
        ("El juez hizo que el alcalde dimitiera.", "dimitiera", "asserted"),
        ("La única solución es la retirada israelí de la zona.", "retirada", "possible"),
        ("El alcalde dijo que no existía consenso entre los jueces.", "consenso", "denied"),
    ],
)
def test_a_wish_and_what_does_not_exist_are_not_told_as_fact(
    text: str, trigger: str, modality: str
) -> None:
    assert statement(text, trigger, "es").modality == modality


def test_almost_bears_on_the_degree_behind_it() -> None:
    text = "El líder, enfermo y casi totalmente ciego, ha sido acusado por la oposición de fraude."
    accusation = statement(text, "acusado", "es")
    assert accusation.modality == "asserted"
    assert sides(accusation) == (["oposición"], ["líder"])


def test_an_encouraged_party_does_what_it_is_encouraged_to() -> None:
    text = "La coalición animó al Partido Verde a que acepte la propuesta."
    assert sides(statement(text, "acepte", "es"))[0] == ["Partido Verde"]


def test_an_agreement_reached_is_told_once() -> None:
    text = "Los rebeldes llegaron a un acuerdo con el gobierno."
    assert told(text, "es") == [("AGREE", "asserted")]


def test_a_minister_of_another_field_is_another_minister() -> None:
    text = (
        "El ministro de Defensa, Igor Vasiliev, visitó la base. El presidente pidió al ministro de "
        "Seguridad que dimita."
    )
    assert sides(statement(text, "dimita", "es"))[0] == ["ministro de Seguridad"]


@pytest.mark.parametrize(
    "text",
    [
        "El consejero citó las manifestaciones de Juan Toro sobre la candidatura.",
        "Los vecinos han renunciado a visitar la playa.",
        "El líder laborista accedió al poder en mayo.",
        "El rey debe atacar la situación de pobreza.",
        "El partido quiere reconquistar al electorado.",
        "El presidente anunció una amnistía fiscal.",
        "El alcalde prometió luchar contra la banda con más escuelas.",
    ],
)
def test_words_with_a_peaceful_sense_invent_no_deed(text: str) -> None:
    deeds = {"PROTEST", "RETREAT", "AGREE", "ASSAULT"}
    assert not {type_ for type_, _ in told(text, "es")} & deeds


@pytest.mark.parametrize(
    ("text", "trigger", "told_of"),
    [
        (
            "La decisión del Gobierno de expulsar a los diplomáticos fue criticada.",
            "expulsar",
            (["Gobierno"], ["diplomáticos"]),
        ),
        (
            "El ejército mantiene su amenaza de atacar la capital.",
            "atacar",
            (["ejército"], ["capital"]),
        ),
        (
            "No creo que nadie vaya a obligar a los pensionistas a pagar.",
            "obligar",
            ([], ["pensionistas"]),
        ),
        ("La policía disolvió la manifestación de Quito.", "manifestación", ([], [])),
    ],
)
def test_a_plan_is_its_owners_and_nobody_is_nobody(
    text: str, trigger: str, told_of: tuple[list[str], list[str]]
) -> None:
    found = read(text, "es")
    here = [s for s in found.statements if s.trigger.of(found.article.text) == trigger]
    assert [sides(one) for one in here] in ([told_of], [])


def test_who_is_asked_for_help_gets_none() -> None:
    text = "El alcalde pidió ayuda al Gobierno."
    assert sides(statement(text, "pidió", "es")) == (["alcalde"], ["Gobierno"])
    assert told(text, "es") == [("REQUEST", "asserted")]


def test_a_state_of_emergency_is_nobody() -> None:
    text = "El parlamento decidió ampliar el estado de emergencia."
    assert sides(statement(text, "decidió", "es")) == (["parlamento"], [])


def test_a_part_of_a_bodys_name_is_no_second_body() -> None:
    text = "Moscú coopera con la Organización para la Seguridad y la Cooperación en Europa (OSCE)."
    (one,) = read(text, "es").statements
    assert len(one.actors) == 2


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        ("El lunes, en una reunión con los jueces, se aprobará la ley.", "reunión", "planned"),
        ("El alcalde aprovechó la visita para pedir ayuda al Gobierno.", "pedir", "asserted"),
        ("El alcalde fue a Lima para pedir ayuda al Gobierno.", "pedir", "planned"),
    ],
)
def test_a_setting_to_come_and_a_chance_taken(text: str, trigger: str, modality: str) -> None:
    assert statement(text, trigger, "es").modality == modality


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        ("Ayer exhortó al Gobierno a bajar el precio.", ([], ["Gobierno"])),
        ("Julio Tamayo y Rosa Lima se reunieron en Quito.", (["Julio Tamayo", "Rosa Lima"], [])),
        ("El partido apoyó ayer al Gobierno.", (["partido"], ["Gobierno"])),
        ("La ONU condenó el golpe de Estado.", (["ONU"], [])),
        (
            "Tres obreros fueron detenidos ayer en Lima por la policía.",
            (["policía"], ["Tres obreros"]),
        ),
        (
            "El ministro calificó de irresponsable a la oposición.",
            (["ministro"], ["oposición"]),
        ),
    ],
)
def test_clear_acts_are_told(text: str, told_of: tuple[list[str], list[str]]) -> None:
    assert [sides(one) for one in read(text, "es").statements] == [told_of]


def test_what_somebody_is_denounced_for_is_alleged() -> None:
    text = "Un periodista ha denunciado al candidato por agresión."
    assert statement(text, "agresión", "es").modality == "alleged"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("No es suficiente condenar la violencia.", "condenar"),
        ("Amenazó con sanciones a los países que se nieguen a negociar.", "nieguen"),
    ],
)
def test_a_deed_judged_or_of_whoever_it_may_be_is_possible(text: str, trigger: str) -> None:
    assert statement(text, trigger, "es").modality == "possible"


def test_who_acts_after_an_attack_has_not_made_it() -> None:
    text = "El ministro volvió, tras el atentado de Quito, a realizar un llamamiento a la paz."
    found = read(text, "es").statements
    assert [sides(one)[0] for one in found if one.type == "ASSAULT"] in ([], [[]])


def test_somebodys_opposition_takes_no_part() -> None:
    text = "Nueve países alcanzaron un acuerdo, con la oposición de Irán."
    assert sides(statement(text, "alcanzaron", "es"))[0] == ["Nueve países"]


def test_a_body_ends_before_the_article_of_the_next_noun() -> None:
    text = "Una vez rechazada por el Consejo de Ministros la Oferta Verde, habló el alcalde."
    assert sides(statement(text, "rechazada", "es"))[0] == ["Consejo de Ministros"]
