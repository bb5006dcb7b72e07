"""On whose word a claim stands: the chain from the closest claimant outwards."""

import pytest

from lagebild.types import Span
from tests.reading import read, statement

Chain = list[tuple[str, str]]
# Language, text, a word of what is claimed, who claims it from the closest claimant outwards.
CASES: list[tuple[str, str, str, Chain]] = [
    ("de", "Die Armee griff das Dorf an.", "griff", []),
    ("de", "Laut Insidern griff die Armee das Dorf an.", "griff", [("Insider", "anonymous")]),
    ("en", "Police arrested three men, Mary Holt said.", "arrested", [("Mary Holt", "person")]),
    (
        "de",
        (
            "Militärvertreter hätten der New York Times bestätigt, dass drei Soldaten "
            "getötet wurden, berichtet die dpa."
        ),
        "getötet",
        [("Militärvertreter", "anonymous"), ("New York Times", "media"), ("dpa", "media")],
    ),
    (
        "de",
        (
            "Die Zeitung „Haaretz“ meldete unter Berufung auf Regierungskreise, die Armee "
            "habe das Lager angegriffen."
        ),
        "angegriffen",
        [("Regierungskreise", "anonymous"), ("Haaretz", "media")],
    ),
    (
        "de",
        (
            "Wie der Spiegel unter Berufung auf zwei mit der Sache vertraute Personen "
            "berichtet, wurde der General entlassen."
        ),
        "entlassen",
        [("zwei mit der Sache vertraute Personen", "anonymous"), ("Spiegel", "media")],
    ),
    (
        "de",
        (
            "Einem Bericht der Nachrichtenagentur Reuters zufolge, die sich auf Insider "
            "beruft, wurde der Minister festgenommen."
        ),
        "festgenommen",
        [("Insider", "anonymous"), ("Reuters", "media")],
    ),
    (
        "de",
        (
            "Das Innenministerium bestätigte der Nachrichtenagentur AFP, dass zwei Männer "
            "festgenommen wurden."
        ),
        "festgenommen",
        [("Innenministerium", "government"), ("AFP", "media")],
    ),
    (
        "de",
        (
            "Laut Gerichtsdokumenten, die der Washington Post vorliegen, bestach der Händler "
            "zwei Beamte."
        ),
        "bestach",
        [("Gerichtsdokumenten", "document"), ("Washington Post", "media")],
    ),
    (
        "de",
        (
            "Die Rebellen hätten die Stadt angegriffen, sagte ein Armeesprecher dem Sender "
            "Al-Arabija."
        ),
        "angegriffen",
        [("Armeesprecher", "government"), ("Al-Arabija", "media")],
    ),
    (
        "de",
        (
            "Nach Angaben des Gouverneurs, die von der Agentur Tass verbreitet wurden, "
            "starben fünf Menschen bei dem Angriff."
        ),
        "Angriff",
        [("Gouverneur", "government"), ("Tass", "media")],
    ),
    (
        "de",
        (
            "Das ZDF berichtete unter Verweis auf Ermittler, die Polizei habe den "
            "Verdächtigen erschossen."
        ),
        "erschossen",
        [("Ermittler", "anonymous"), ("ZDF", "media")],
    ),
    (
        "de",
        (
            "Laut einem Bericht des Wall Street Journal, das sich auf Geheimdienstkreise "
            "beruft, liefert Iran Raketen an die Miliz."
        ),
        "liefert",
        [("Geheimdienstkreise", "anonymous"), ("Wall Street Journal", "media")],
    ),
    (
        "de",
        (
            "Ein Sprecher des Außenministeriums sagte der „Bild“-Zeitung, die Regierung habe "
            "zwei Diplomaten ausgewiesen."
        ),
        "ausgewiesen",
        [("Sprecher des Außenministeriums", "government"), ("„Bild“-Zeitung", "media")],
    ),
    (
        "de",
        "Die Armee habe das Dorf bombardiert, zitierte die Zeitung einen Augenzeugen.",
        "bombardiert",
        [("Augenzeuge", "anonymous"), ("Zeitung", "media")],
    ),
    (
        "de",
        (
            "Der Präsident habe den Angriff angeordnet, berichtete CNN am Montag unter "
            "Berufung auf einen hochrangigen Regierungsvertreter."
        ),
        "angeordnet",
        [("hochrangiger Regierungsvertreter", "anonymous"), ("CNN", "media")],
    ),
    (
        "de",
        "Nach Informationen der ARD wurde der Botschafter einbestellt.",
        "einbestellt",
        [("ARD", "media")],
    ),
    (
        "de",
        "Polizei und Feuerwehr teilten mit, dass ein Mann erschossen wurde.",
        "erschossen",
        [("Polizei", "government"), ("Feuerwehr", "government")],
    ),
    (
        "de",
        (
            "Nach übereinstimmenden Angaben von Polizei und Staatsanwaltschaft wurde der "
            "Mann verhaftet."
        ),
        "verhaftet",
        [("Polizei", "government"), ("Staatsanwaltschaft", "government")],
    ),
    (
        "de",
        "Aus Sicherheitskreisen in Bagdad hieß es, die Miliz habe den Stützpunkt beschossen.",
        "beschossen",
        [("Sicherheitskreise in Bagdad", "anonymous")],
    ),
    (
        "de",
        (
            "Wie aus einem internen Papier des Ministeriums hervorgeht, das der Süddeutschen "
            "Zeitung vorliegt, wurden Journalisten überwacht."
        ),
        "überwacht",
        [("internen Papier des Ministeriums", "document"), ("Süddeutschen Zeitung", "media")],
    ),
    (
        "de",
        (
            "Der Sprecher der Vereinten Nationen, Jan Holm, sagte in einem Interview mit dem "
            "Sender BBC, die Truppen hätten das Krankenhaus beschossen."
        ),
        "beschossen",
        [("Jan Holm", "person"), ("BBC", "media")],
    ),
    (
        "de",
        (
            "Die New York Times berichtete, ein Regierungsvertreter habe gesagt, der "
            "Minister sei verhaftet worden."
        ),
        "verhaftet",
        [("Regierungsvertreter", "anonymous"), ("New York Times", "media")],
    ),
    (
        "de",
        "Medienberichten zufolge griffen Kämpfer eine Kaserne an.",
        "griffen",
        [("Medienberichte", "document")],
    ),
    (
        "de",
        (
            "Drei Quellen aus dem Umfeld des Präsidenten sagten der Agentur Reuters, er "
            "werde den General entlassen."
        ),
        "entlassen",
        [("Drei Quellen aus dem Umfeld des Präsidenten", "anonymous"), ("Reuters", "media")],
    ),
    (
        "en",
        "Two people familiar with the matter told Reuters that the general had been arrested.",
        "arrested",
        [("Two people familiar with the matter", "anonymous"), ("Reuters", "media")],
    ),
    (
        "en",
        "The New York Times reported, citing three officials, that troops had attacked the camp.",
        "attacked",
        [("three officials", "anonymous"), ("The New York Times", "media")],
    ),
    (
        "en",
        (
            "According to court documents seen by the Washington Post, the trader bribed two "
            "officials."
        ),
        "bribed",
        [("court documents", "document"), ("Washington Post", "media")],
    ),
    (
        "en",
        "The ministry confirmed to AFP that two men had been detained.",
        "detained",
        [("ministry", "government"), ("AFP", "media")],
    ),
    (
        "en",
        "Rebels attacked the town, an army spokesman told Al Arabiya television.",
        "attacked",
        [("army spokesman", "government"), ("Al Arabiya", "media")],
    ),
    (
        "en",
        (
            "A spokesman for the Foreign Ministry told the BBC that the government had "
            "expelled two diplomats."
        ),
        "expelled",
        [("spokesman for the Foreign Ministry", "government"), ("BBC", "media")],
    ),
    (
        "en",
        (
            "Five people were killed in the attack, the governor said in comments carried by "
            "the state news agency Tass."
        ),
        "killed",
        [("governor", "government"), ("Tass", "media")],
    ),
    (
        "en",
        "Police shot the suspect dead, broadcaster ZDF said, citing investigators.",
        "shot",
        [("investigators", "anonymous"), ("ZDF", "media")],
    ),
    (
        "en",
        (
            "According to a report by the Wall Street Journal, which cited intelligence "
            "officials, Iran is delivering missiles to the militia."
        ),
        "delivering",
        [("intelligence officials", "anonymous"), ("Wall Street Journal", "media")],
    ),
    (
        "en",
        "The army bombed the village, the newspaper quoted a witness as saying.",
        "bombed",
        [("witness", "anonymous"), ("newspaper", "media")],
    ),
    (
        "en",
        (
            "The defence ministry said Ukrainian intelligence had claimed that partisans "
            "killed an officer."
        ),
        "killed",
        [("Ukrainian intelligence", "anonymous"), ("defence ministry", "government")],
    ),
    (
        "en",
        (
            "Police arrested the minister, a source close to the investigation said on "
            "condition of anonymity."
        ),
        "arrested",
        [("source close to the investigation", "anonymous")],
    ),
    (
        "en",
        "Police and prosecutors said a man had been shot dead.",
        "shot",
        [("Police", "government"), ("prosecutors", "government")],
    ),
    (
        "en",
        "According to police and the fire service, a man was shot dead.",
        "shot",
        [("police", "government"), ("fire service", "anonymous")],
    ),
    (
        "en",
        (
            "An internal memo obtained by the Guardian shows that police spied on "
            "journalists and detained three of them."
        ),
        "detained",
        [("internal memo", "document"), ("Guardian", "media")],
    ),
    (
        "en",
        (
            "UN spokesman John Holm said in an interview with the BBC that troops had "
            "shelled the hospital."
        ),
        "shelled",
        [("John Holm", "person"), ("BBC", "media")],
    ),
    (
        "en",
        "Local media reported that gunmen attacked a barracks.",
        "attacked",
        [("Local media", "media")],
    ),
    (
        "en",
        (
            "Bloomberg reported on Monday, quoting people briefed on the talks, that the "
            "president had ordered the attack."
        ),
        "ordered",
        [("people briefed on the talks", "anonymous"), ("Bloomberg", "media")],
    ),
    (
        "en",
        (
            "The president ordered the attack, a senior official told CNN, speaking on "
            "condition of anonymity."
        ),
        "ordered",
        [("senior official", "anonymous"), ("CNN", "media")],
    ),
    (
        "en",
        "Security sources in Baghdad said the militia had shelled the base.",
        "shelled",
        [("Security sources in Baghdad", "anonymous")],
    ),
    (
        "en",
        "Troops fired on protesters, according to a witness quoted by the Associated Press.",
        "fired",
        [("witness", "anonymous"), ("Associated Press", "media")],
    ),
    (
        "en",
        "In a statement to Reuters, the company said hackers had attacked its servers.",
        "attacked",
        [("company", "organisation"), ("Reuters", "media")],
    ),
    (
        "es",
        (
            "Dos personas con conocimiento del asunto dijeron a Reuters que el general había "
            "sido detenido."
        ),
        "detenido",
        [("Dos personas con conocimiento del asunto", "anonymous"), ("Reuters", "media")],
    ),
    (
        "es",
        (
            "El diario El País informó, citando a tres funcionarios, de que las tropas "
            "habían atacado el campamento."
        ),
        "atacado",
        [("tres funcionarios", "anonymous"), ("El País", "media")],
    ),
    (
        "es",
        (
            "Según documentos judiciales a los que tuvo acceso El Mundo, el empresario "
            "sobornó a dos funcionarios."
        ),
        "sobornó",
        [("documentos judiciales", "document"), ("El Mundo", "media")],
    ),
    (
        "es",
        "El ministerio confirmó a la agencia AFP que dos hombres habían sido detenidos.",
        "detenidos",
        [("ministerio", "government"), ("AFP", "media")],
    ),
    (
        "es",
        "Los rebeldes atacaron la ciudad, dijo un portavoz del Ejército a la cadena Al Yazira.",
        "atacaron",
        [("portavoz del Ejército", "government"), ("Al Yazira", "media")],
    ),
    (
        "es",
        "Como informó la agencia EFE citando a la policía, dos hombres fueron detenidos.",
        "detenidos",
        [("policía", "government"), ("EFE", "media")],
    ),
    (
        "es",
        (
            "Según un informe de la cadena BBC, que se basa en fuentes de inteligencia, Irán "
            "entregó misiles a la milicia."
        ),
        "entregó",
        [("fuentes de inteligencia", "anonymous"), ("BBC", "media")],
    ),
    (
        "es",
        "Según fuentes policiales citadas por la agencia Reuters, el sospechoso fue abatido.",
        "abatido",
        [("fuentes policiales", "anonymous"), ("Reuters", "media")],
    ),
    (
        "es",
        (
            "El presidente ordenó el ataque, según publicó el New York Times, que cita a un "
            "alto funcionario."
        ),
        "ordenó",
        [("alto funcionario", "anonymous"), ("New York Times", "media")],
    ),
    (
        "es",
        "Fuentes de seguridad en Bagdad señalaron que la milicia había bombardeado la base.",
        "bombardeado",
        [("Fuentes de seguridad en Bagdad", "anonymous")],
    ),
    (
        "es",
        "La policía y la fiscalía informaron de que un hombre había sido asesinado.",
        "asesinado",
        [("policía", "government"), ("fiscalía", "government")],
    ),
    (
        "es",
        "Según la policía y los bomberos, un hombre fue asesinado.",
        "asesinado",
        [("policía", "government"), ("bomberos", "government")],
    ),
    (
        "es",
        (
            "El Ministerio de Defensa afirmó que la inteligencia ucraniana había asegurado "
            "que partisanos mataron a un oficial."
        ),
        "mataron",
        [("inteligencia ucraniana", "government"), ("Ministerio de Defensa", "government")],
    ),
    (
        "es",
        (
            "El portavoz de la ONU, Juan Holm, dijo en una entrevista con la BBC que las "
            "tropas habían bombardeado el hospital."
        ),
        "bombardeado",
        [("Juan Holm", "person"), ("BBC", "media")],
    ),
    (
        "es",
        "Medios locales informaron de que hombres armados atacaron un cuartel.",
        "atacaron",
        [("Medios locales", "media")],
    ),
    (
        "es",
        (
            "El presidente destituirá al general, informó la agencia Tass con base en "
            "fuentes cercanas al Kremlin."
        ),
        "destituirá",
        [("fuentes cercanas al Kremlin", "anonymous"), ("Tass", "media")],
    ),
    (
        "es",
        "Según dijo un testigo a la agencia AP, los soldados dispararon contra los manifestantes.",
        "dispararon",
        [("testigo", "anonymous"), ("AP", "media")],
    ),
    (
        "es",
        (
            "En un comunicado, el Ministerio del Interior indicó que la policía detuvo a "
            "tres hombres."
        ),
        "detuvo",
        [("Ministerio del Interior", "government")],
    ),
    (
        "es",
        (
            "El periódico La Nación, que cita a un asesor del presidente, asegura que el "
            "ministro fue arrestado."
        ),
        "arrestado",
        [("asesor del presidente", "anonymous"), ("La Nación", "media")],
    ),
    (
        "es",
        "Las tropas atacaron la aldea, de acuerdo con un testigo citado por la agencia AFP.",
        "atacaron",
        [("testigo", "anonymous"), ("AFP", "media")],
    ),
    (
        "es",
        (
            "Un alto cargo que pidió el anonimato dijo al diario La Vanguardia que el "
            "gobierno había arrestado a los líderes."
        ),
        "arrestado",
        [("alto cargo", "anonymous"), ("La Vanguardia", "media")],
    ),
    (
        "de",
        (
            "Ein ranghoher Beamter, der anonym bleiben wollte, sagte CNN, die Luftwaffe "
            "habe drei Brücken bombardiert."
        ),
        "bombardiert",
        [("ranghoher Beamter", "anonymous"), ("CNN", "media")],
    ),
    (
        "de",
        (
            "Das berichtete am Dienstag die Zeitung „Le Monde“, der nach eigenen Angaben "
            "interne Dokumente vorliegen."
        ),
        "Dokumente",
        [("Le Monde", "media")],
    ),
    (
        "de",
        ("Die Polizei nahm drei Männer fest, wie ein Sprecher der Nachrichtenagentur AP sagte."),
        "nahm",
        [("Sprecher der Nachrichtenagentur AP", "government"), ("AP", "media")],
    ),
    (
        "de",
        "Aus Kreisen der Koalition verlautete, der Minister werde zurücktreten.",
        "zurücktreten",
        [("Kreise der Koalition", "anonymous")],
    ),
    (
        "de",
        (
            "Der Geheimdienst warnte laut einem Bericht der „Washington Post“, dass "
            "Extremisten einen Anschlag planten."
        ),
        "Anschlag",
        [("Geheimdienst", "government"), ("Washington Post", "media")],
    ),
    (
        "de",
        (
            "Wie die Agentur Interfax unter Berufung auf das Verteidigungsministerium "
            "meldete, wurden zwei Schiffe versenkt."
        ),
        "versenkt",
        [("Verteidigungsministerium", "government"), ("Interfax", "media")],
    ),
    (
        "de",
        (
            "Nach Angaben von Augenzeugen, mit denen die BBC sprach, schossen Soldaten "
            "auf die Menge."
        ),
        "schossen",
        [("Augenzeugen", "anonymous"), ("BBC", "media")],
    ),
    (
        "de",
        "Die Hisbollah habe die Siedlung beschossen, teilte die Armee mit.",
        "beschossen",
        [("Armee", "government")],
    ),
    (
        "de",
        (
            "Dem Sender Al-Dschasira sagte ein Arzt, bei dem Angriff seien 20 Menschen "
            "getötet worden."
        ),
        "getötet",
        [("Arzt", "anonymous"), ("Al-Dschasira", "media")],
    ),
    (
        "de",
        ("Menschenrechtler werfen der Armee vor, Zivilisten getötet zu haben, schreibt die „taz“."),
        "getötet",
        [("Menschenrechtler", "anonymous"), ("taz", "media")],
    ),
    (
        "de",
        (
            "In einem Brief an den Senat, aus dem das Magazin „Time“ zitiert, heißt es, "
            "der Dienst habe Gefangene gefoltert."
        ),
        "gefoltert",
        [("Brief an den Senat", "document"), ("Time", "media")],
    ),
    (
        "en",
        ("The air force bombed three bridges, CNN reported, citing a senior military officer."),
        "bombed",
        [("senior military officer", "anonymous"), ("CNN", "media")],
    ),
    (
        "en",
        (
            "The army said in a statement carried by state television that rebels had "
            "attacked a convoy."
        ),
        "attacked",
        [("army", "government"), ("state television", "media")],
    ),
    (
        "en",
        ("The Washington Post reported that intelligence agencies had warned of an attack."),
        "attack",
        [("intelligence agencies", "media"), ("The Washington Post", "media")],
    ),
    (
        "en",
        '"They shot at us," a resident told the BBC.',
        "shot",
        [("resident", "group"), ("BBC", "media")],
    ),
    (
        "en",
        ("Witnesses interviewed by the Associated Press said soldiers had fired on the crowd."),
        "fired",
        [("Witnesses", "anonymous"), ("Associated Press", "media")],
    ),
    (
        "en",
        "Two ships were sunk, Interfax cited the defence ministry as saying.",
        "sunk",
        [("defence ministry", "government"), ("Interfax", "media")],
    ),
    (
        "en",
        (
            "The minister will resign, according to three people with knowledge of the "
            "decision who spoke to Politico."
        ),
        "resign",
        [("three people with knowledge of the decision", "anonymous"), ("Politico", "media")],
    ),
    (
        "en",
        (
            "A leaked document, first published by Der Spiegel, says that police spied "
            "on lawyers and arrested two."
        ),
        "arrested",
        [("leaked document", "document"), ("Der Spiegel", "media")],
    ),
    (
        "en",
        (
            "Ukraine's military intelligence claimed responsibility for the attack, "
            "saying its drones had destroyed the depot."
        ),
        "destroyed",
        [("Ukraine's military intelligence", "anonymous")],
    ),
    (
        "en",
        ("Health officials said 20 people were killed, a figure that could not be verified."),
        "killed",
        [("Health officials", "anonymous")],
    ),
    (
        "es",
        ("La fuerza aérea bombardeó tres puentes, informó CNN, que citó a un alto mando militar."),
        "bombardeó",
        [("alto mando militar", "anonymous"), ("CNN", "media")],
    ),
    (
        "es",
        (
            "El Ejército indicó en un comunicado difundido por la televisión estatal que "
            "los rebeldes habían atacado un convoy."
        ),
        "atacado",
        [("Ejército", "government"), ("televisión estatal", "media")],
    ),
    (
        "es",
        (
            "Fuentes cercanas a la coalición aseguraron al diario El Universal que el "
            "ministro renunciará."
        ),
        "renunciará",
        [("Fuentes cercanas a la coalición", "anonymous"), ("El Universal", "media")],
    ),
    (
        "es",
        "“Nos dispararon”, contó una vecina a la agencia Reuters.",
        "dispararon",
        [("vecina", "anonymous"), ("Reuters", "media")],
    ),
    (
        "es",
        (
            "Testigos entrevistados por la BBC afirmaron que los soldados habían "
            "disparado contra la multitud."
        ),
        "disparado",
        [("Testigos", "anonymous"), ("BBC", "media")],
    ),
    (
        "es",
        (
            "Según reveló el diario The Guardian, la policía espió a periodistas y "
            "detuvo a tres de ellos."
        ),
        "detuvo",
        [("The Guardian", "media")],
    ),
    (
        "es",
        (
            "Así lo confirmó a France 24 el portavoz del Gobierno, que negó que el "
            "ejército bombardeara la aldea."
        ),
        "bombardeara",
        [("portavoz del Gobierno", "government")],
    ),
    (
        "es",
        (
            "La guerrilla secuestró a dos policías, según denunció el alcalde de la "
            "localidad a Radio Caracol."
        ),
        "secuestró",
        [("alcalde de la localidad", "government"), ("Radio Caracol", "media")],
    ),
]


def chain_at(text: str, word: str, lang: str) -> Chain:
    """Return the chain of the smallest scope around a word."""
    found = read(text, lang)
    at = text.index(word)
    span = Span(at, at + len(word))
    around = [
        (scope.end - scope.start, sum(s.end - s.start for s in attribution.scope), number)
        for number, attribution in enumerate(found.attributions)
        for scope in attribution.scope
        if scope.contains(span)
    ]
    chain = found.attributions[min(around)[-1]].chain if around else ()
    return [(link.name, link.kind) for link in chain]


@pytest.mark.parametrize(("lang", "text", "word", "chain"), CASES)
def test_chain_of_a_claim(lang: str, text: str, word: str, chain: Chain) -> None:
    assert chain_at(text, word, lang) == chain


def test_a_speech_act_stands_in_the_voice_of_the_article() -> None:
    told = statement("Ilse Kranz kritisierte die Regierung scharf.", "kritisierte")
    assert told.attribution == ()


@pytest.mark.parametrize(
    ("lang", "text", "word", "name"),
    [
        (
            "en",
            "General Tom Frame said the army attacked. The general added that police arrested Bob.",
            "arrested",
            "Tom Frame",
        ),
        (
            "de",
            "Parteichef Jan Holm sprach. Der Parteichef sagte, die Polizei habe ihn verhaftet.",
            "verhaftet",
            "Jan Holm",
        ),
        (
            "es",
            "Habló el dirigente Napoleón Salas. El dirigente indicó que la policía detuvo a dos.",
            "detuvo",
            "Napoleón Salas",
        ),
    ],
)
def test_a_noun_recalls_whom_it_introduced(lang: str, text: str, word: str, name: str) -> None:
    assert [link for link, _ in chain_at(text, word, lang)] == [name]


def test_a_noun_with_an_indefinite_article_recalls_nobody() -> None:
    text = "General Tom Frame retired. A general said that police arrested Bob."
    assert [name for name, _ in chain_at(text, "arrested", "en")] == ["general"]


def test_what_stands_outside_the_marks_is_the_speakers_too() -> None:
    text = 'The attack "will be avenged", Mary Holt said.'
    assert chain_at(text, "attack", "en") == [("Mary Holt", "person")]


def test_an_unnamed_source_is_anonymous() -> None:
    told = statement("Laut Insidern griff die Armee das Dorf an.", "griff")
    assert told.attribution[0].kind == "anonymous"


def test_a_form_of_another_verb_is_no_cue() -> None:
    assert read("The army began to attack the town.", "en").attributions == ()


@pytest.mark.parametrize(
    "text",
    [
        'Soldaten griffen das Dorf an, wie die "New York Times" berichtet.',
        'Wie die "New York Times" berichtet, griffen Soldaten das Dorf an.',
    ],
)
def test_an_outlet_in_quotation_marks_is_a_source_and_no_quotation(text: str) -> None:
    found = read(text)
    (told,) = found.statements
    assert [one.name for one in told.attribution] == ["New York Times"]
    assert found.quotes == () or all("New" not in q.quote[0].of(text) for q in found.quotes)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Man befürchtete, dass die Armee die Stadt angreift.", "de"),
        ("It is said that the army attacked the town.", "en"),
        ("Se teme que el ejército ataque la ciudad.", "es"),
    ],
)
def test_nobody_in_particular_is_no_claimant(text: str, lang: str) -> None:
    assert [one for told in read(text, lang).statements for one in told.attribution] == []


def test_what_is_reported_behind_a_cited_source_is_theirs_and_not_done_by_them() -> None:
    text = (
        "El diario La Hora informó, citando fuentes anónimas, de que el presidente Luis Vega "
        "ordenó en secreto al ejército atacar el campamento."
    )
    told = {one.trigger.of(text): one for one in read(text, "es").statements}
    assert [one.name for one in told["ordenó"].attribution][:1] == ["fuentes anónimas"]
    assert [one.name for one in told["ordenó"].actors] == ["Luis Vega"]
    assert [one.name for one in told["atacar"].actors] == ["ejército"]


def test_a_day_is_no_outlet() -> None:
    text = "The ministry said in a statement on Monday that rebels had attacked the town."
    assert [c.name for c in statement(text, "attacked", "en").attribution] == ["ministry"]


def test_it_is_the_body_that_spoke_before() -> None:
    text = "The ministry said rebels attacked the town. It said two soldiers were killed."
    assert [c.name for c in statement(text, "killed", "en").attribution] == ["ministry"]


def test_an_apposition_that_names_the_claim_is_not_part_of_it() -> None:
    text = "Ukraine accused Russia of sending tanks, an allegation denied by Moscow."
    assert statement(text, "denied", "en").attribution == ()


def test_a_hyphen_in_a_title_hides_no_name() -> None:
    text = "Secretary-General Antonio Guterres said rebels attacked the town."
    assert [c.name for c in statement(text, "attacked", "en").attribution] == ["Antonio Guterres"]


@pytest.mark.parametrize(
    ("text", "trigger", "chain"),
    [
        ("Norland is preparing sanctions on a refinery accused of buying oil, two sources said, "
         "a move that would mark an escalation.", "sanctions", ["two sources"]),
        ("Benjamin Netanyahu has urged Washington to attack Iran, according to a diplomat.",
         "urged", ["diplomat"]),
        ("Benjamin Netanyahu has urged Washington to attack Iran, according to a diplomat.",
         "attack", ["Benjamin Netanyahu", "diplomat"]),
    ],
)  # fmt: skip
def test_a_source_behind_a_comma_vouches_for_the_whole_sentence(
    text: str, trigger: str, chain: list[str]
) -> None:
    assert [c.name for c in statement(text, trigger, "en").attribution] == chain


def test_an_accusation_that_is_denied_was_made() -> None:
    text = "The minister accused Norland of murder. Norland denies this."
    told = statement(text, "accused", "en")
    assert (told.modality, told.attribution) == ("asserted", ())


def test_a_source_behind_a_comma_vouches_for_both_verbs() -> None:
    text = "Rebels attacked the town and kidnapped a judge, according to the police."
    chains = [[c.name for c in one.attribution] for one in read(text, "en").statements]
    assert chains == [["police"], ["police"]]


@pytest.mark.parametrize(
    ("lang", "text", "word"),
    [
        ("de", "Das Ministerium bestätigte den Angriff zunächst nicht.", "Angriff"),
        ("de", "Die Armee wollte den Angriff weder bestätigen noch dementieren.", "Angriff"),
        ("de", "Die Polizei weigerte sich, die Festnahme zu bestätigen.", "Festnahme"),
        ("de", "Niemand bestätigte, dass die Armee das Dorf angegriffen habe.", "angegriffen"),
        ("en", "The army neither confirmed nor denied the attack.", "attack"),
        ("en", "The ministry did not confirm that troops had shelled the town.", "shelled"),
    ],
)
def test_who_has_not_said_it_does_not_vouch(lang: str, text: str, word: str) -> None:
    found = statement(text, word, lang)
    assert found.attribution == ()
    assert found.modality in ("unclear", "denied")


def test_what_follows_in_a_main_clause_is_not_demanded() -> None:
    text = "Die FDP forderte die Ausweisung der Diplomaten, die SPD warnte vor einer Eskalation."
    chains = [[c.name for c in one.chain] for one in read(text, "de").attributions]
    assert chains == [["FDP"], ["SPD"]]


def test_a_verdict_is_no_criticism() -> None:
    found = read("Das Gericht verurteilte seinen Helfer zu drei Jahren Haft.", "de")
    assert found.attributions == ()
    assert [one.name for one in found.statements[0].recipients] == ["Helfer"]


@pytest.mark.parametrize(
    ("text", "word", "chain"),
    [
        ("Nach Angaben aus Kabul wurden 46 Menschen getötet.", "getötet", ("Kabul", "government")),
        (
            "Ermittler vermuten eine Splittergruppe hinter dem Anschlag.",
            "Anschlag",
            ("Ermittler", "anonymous"),
        ),
        (
            "Beobachter der Organisation für Wahlen (OfW) sprachen von einem Massaker.",
            "Massaker",
            ("Beobachter der Organisation für Wahlen", "anonymous"),
        ),
    ],
)
def test_sources_are_named_whole(text: str, word: str, chain: tuple[str, str]) -> None:
    found = statement(text, word, "de")
    assert [(c.name, c.kind) for c in found.attribution] == [chain]


def test_a_guess_at_who_did_it_is_alleged() -> None:
    found = statement("Ermittler vermuten eine Splittergruppe hinter dem Anschlag.", "Anschlag")
    assert found.modality == "alleged"


def test_a_new_paragraph_in_the_past_is_no_reported_speech() -> None:
    text = (
        "Man habe sich zurückgezogen, hieß es in einer Erklärung der Miliz.\n\n"
        "Unabhängig ließen sich die Angaben nicht prüfen."
    )
    assert len(read(text, "de").attributions) == 1


@pytest.mark.parametrize(
    ("lang", "text", "word", "who"),
    [
        (
            "de",
            "Tausende Anhänger zogen durch die Stadt. Sie forderten die Freilassung der Geiseln.",
            "Freilassung",
            "Tausende Anhänger",
        ),
        (
            "en",
            "Residents fled the town. They said soldiers had killed two farmers.",
            "killed",
            "Residents",
        ),
    ],
)
def test_they_are_those_of_the_sentence_before(lang: str, text: str, word: str, who: str) -> None:
    assert [c.name for c in statement(text, word, lang).attribution] == [who]
