"""Whose words: type, content and speaker of quotations, direct, indirect and reported."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lagebild.lang import load_language
from lagebild.speech.marks import find_marked
from tests.reading import read

# Language, text, type, a part of the speaker, the content without its marks and signs.
CASES = [
    (
        "de",
        ("„Wir schließen den Flughafen um Mitternacht“, sagte Verkehrsminister Olaf Bartels."),
        "direct",
        "Olaf Bartels",
        "Wir schließen den Flughafen um Mitternacht",
    ),
    (
        "de",
        "Verkehrsminister Olaf Bartels erklärte: »Niemand wird zurückgelassen.«",
        "direct",
        "Olaf Bartels",
        "Niemand wird zurückgelassen",
    ),
    (
        "de",
        "«Das ist ein schwarzer Tag für die Stadt», so die Bürgermeisterin am Dienstag.",
        "direct",
        "Bürgermeisterin",
        "Das ist ein schwarzer Tag für die Stadt",
    ),
    (
        "en",
        "“We are closing the airport at midnight,” Transport Minister Paul Barnes said.",
        "direct",
        "Paul Barnes",
        "We are closing the airport at midnight",
    ),
    (
        "en",
        'Barnes told reporters: "Nobody will be left behind."',
        "direct",
        "Barnes",
        "Nobody will be left behind",
    ),
    (
        "en",
        "'This is a dark day for the city,' the mayor added on Tuesday.",
        "direct",
        "mayor",
        "This is a dark day for the city",
    ),
    (
        "es",
        ("«Cerramos el aeropuerto a medianoche», dijo el ministro de Transporte, Pablo Bravo."),
        "direct",
        "Pablo Bravo",
        "Cerramos el aeropuerto a medianoche",
    ),
    (
        "es",
        "El ministro Pablo Bravo aseguró: “Nadie se quedará atrás”.",
        "direct",
        "Pablo Bravo",
        "Nadie se quedará atrás",
    ),
    (
        "es",
        '"Es un día negro para la ciudad", lamentó la alcaldesa el martes.',
        "direct",
        "alcaldesa",
        "Es un día negro para la ciudad",
    ),
    (
        "de",
        (
            "„Die Lage ist ernst. Wir brauchen Hilfe, und zwar sofort“, sagte der "
            "Landrat Heiner Voss."
        ),
        "direct",
        "Heiner Voss",
        "Die Lage ist ernst. Wir brauchen Hilfe, und zwar sofort",
    ),
    (
        "de",
        (
            "Landrat Heiner Voss zeigte sich besorgt. „Die Pegel steigen weiter. "
            "Wir rechnen mit dem Schlimmsten.“"
        ),
        "direct",
        "Heiner Voss",
        "Die Pegel steigen weiter. Wir rechnen mit dem Schlimmsten.",
    ),
    (
        "de",
        ("Voss sagte: „Wir haben alles versucht. Es hat nicht gereicht. Jetzt hilft nur Geduld.“"),
        "direct",
        "Voss",
        "Wir haben alles versucht. Es hat nicht gereicht. Jetzt hilft nur Geduld.",
    ),
    (
        "en",
        ('"The situation is serious. We need help right now," county chief Helen Voss said.'),
        "direct",
        "Helen Voss",
        "The situation is serious. We need help right now",
    ),
    (
        "en",
        ('County chief Helen Voss was worried. "The water is still rising. We expect the worst."'),
        "direct",
        "Helen Voss",
        "The water is still rising. We expect the worst.",
    ),
    (
        "en",
        'Voss said: "We tried everything. It was not enough. Only patience helps now."',
        "direct",
        "Voss",
        "We tried everything. It was not enough. Only patience helps now.",
    ),
    (
        "es",
        ("“La situación es grave. Necesitamos ayuda ya”, dijo la gobernadora Elena Vidal."),
        "direct",
        "Elena Vidal",
        "La situación es grave. Necesitamos ayuda ya",
    ),
    (
        "es",
        (
            "La gobernadora Elena Vidal se mostró preocupada. “El agua sigue "
            "subiendo. Esperamos lo peor”."
        ),
        "direct",
        "Elena Vidal",
        "El agua sigue subiendo. Esperamos lo peor",
    ),
    (
        "es",
        "Vidal afirmó: «Lo intentamos todo. No bastó. Ahora solo ayuda la paciencia».",
        "direct",
        "Vidal",
        "Lo intentamos todo. No bastó. Ahora solo ayuda la paciencia",
    ),
    (
        "de",
        (
            "Der General Hans Brock sprach lange. „Wir sind bereit.\n\n„Unsere "
            "Truppen halten die Stellung“, sagte Brock."
        ),
        "direct",
        "Brock",
        "Wir sind bereit. Unsere Truppen halten die Stellung",
    ),
    (
        "en",
        (
            'General Hank Brock spoke at length.\n\n"We are ready. We have waited '
            'for months.\n\n"Our troops hold the line," Brock said.'
        ),
        "direct",
        "Brock",
        "We are ready. We have waited for months. Our troops hold the line",
    ),
    (
        "es",
        (
            "El general Juan Broca habló largo rato.\n\n“Estamos listos. Hemos "
            "esperado meses.\n\n”Nuestras tropas resisten”, dijo Broca."
        ),
        "direct",
        "Broca",
        "Estamos listos. Hemos esperado meses. Nuestras tropas resisten",
    ),
    (
        "de",
        "„Wir werden“, sagte Präsidentin Vera Lindt, „keinen Meter zurückweichen.“",
        "direct",
        "Vera Lindt",
        "Wir werden keinen Meter zurückweichen",
    ),
    (
        "de",
        ("„Das Abkommen ist tot“, erklärte der Unterhändler in Genf. „Wir fahren nach Hause.“"),
        "direct",
        "Unterhändler",
        "Das Abkommen ist tot",
    ),
    (
        "de",
        "Das Abkommen, sagte der Unterhändler, sei gescheitert.",
        "indirect",
        "Unterhändler",
        "Das Abkommen sei gescheitert",
    ),
    (
        "en",
        '"We will not," President Vera Lindt said, "give up a single yard."',
        "direct",
        "Vera Lindt",
        "We will not give up a single yard",
    ),
    (
        "en",
        '"The deal is dead," the negotiator said in Geneva. "We are going home."',
        "direct",
        "negotiator",
        "The deal is dead We are going home",
    ),
    (
        "en",
        "The deal, the negotiator said, had collapsed.",
        "indirect",
        "negotiator",
        "The deal had collapsed",
    ),
    (
        "es",
        "«No vamos», dijo la presidenta Vera Linde, «a ceder ni un metro».",
        "direct",
        "Vera Linde",
        "No vamos a ceder ni un metro",
    ),
    (
        "es",
        ("“El acuerdo está muerto”, declaró el negociador en Ginebra. “Nos vamos a casa”."),
        "direct",
        "negociador",
        "El acuerdo está muerto Nos vamos a casa",
    ),
    (
        "es",
        "El acuerdo, dijo el negociador, había fracasado.",
        "indirect",
        "negociador",
        "El acuerdo había fracasado",
    ),
    (
        "de",
        "Lindt bezeichnete den Oppositionsführer als „Handlanger fremder Mächte“.",
        "direct",
        "Lindt",
        "Handlanger fremder Mächte",
    ),
    (
        "de",
        "Der Außenminister nannte den Angriff „feige und sinnlos“.",
        "direct",
        "Außenminister",
        "feige und sinnlos",
    ),
    (
        "de",
        "Die Ministerin sprach von einem „klaren Bruch des Völkerrechts“.",
        "direct",
        "Ministerin",
        "klaren Bruch des Völkerrechts",
    ),
    (
        "es",
        "Linde calificó al líder opositor de “títere de potencias extranjeras”.",
        "direct",
        "Linde",
        "títere de potencias extranjeras",
    ),
    (
        "es",
        "El canciller tildó el ataque de «cobarde y absurdo».",
        "direct",
        "canciller",
        "cobarde y absurdo",
    ),
    (
        "de",
        "Die Behörde wies darauf hin, die Brücke sei seit Jahren marode.",
        "indirect",
        "Behörde",
        "die Brücke sei seit Jahren marode",
    ),
    (
        "en",
        "The spokesman said three houses had been evacuated.",
        "indirect",
        "spokesman",
        "three houses had been evacuated",
    ),
    (
        "de",
        "Der Premier versprach, die Steuern noch in diesem Jahr zu senken.",
        "indirect",
        "Premier",
        "die Steuern noch in diesem Jahr zu senken",
    ),
    (
        "de",
        "Die Gewerkschaft drohte damit, den Hafen zu blockieren.",
        "indirect",
        "Gewerkschaft",
        "den Hafen zu blockieren",
    ),
    (
        "de",
        "Der Angeklagte behauptete, das Opfer nie gesehen zu haben.",
        "indirect",
        "Angeklagte",
        "das Opfer nie gesehen zu haben",
    ),
    (
        "en",
        "The premier promised to cut taxes this year.",
        "indirect",
        "premier",
        "to cut taxes this year",
    ),
    ("en", "The union threatened to block the port.", "indirect", "union", "to block the port"),
    (
        "es",
        "El primer ministro prometió bajar los impuestos este año.",
        "indirect",
        "primer ministro",
        "bajar los impuestos este año",
    ),
    (
        "es",
        "El acusado afirmó no haber visto nunca a la víctima.",
        "indirect",
        "acusado",
        "no haber visto nunca a la víctima",
    ),
    (
        "de",
        "Bürgermeisterin Ott kritisierte die Pläne der Regierung scharf.",
        "reported",
        "Ott",
        "Bürgermeisterin Ott kritisierte die Pläne der Regierung scharf",
    ),
    (
        "de",
        "Der Verband begrüßte die Entscheidung des Gerichts.",
        "reported",
        "Verband",
        "Der Verband begrüßte die Entscheidung des Gerichts",
    ),
    (
        "de",
        "Die Opposition forderte den Rücktritt des Ministers.",
        "reported",
        "Opposition",
        "Die Opposition forderte den Rücktritt des Ministers",
    ),
    (
        "en",
        "Mayor Ott criticised the plans of the government.",
        "reported",
        "Ott",
        "the plans of the government",
    ),
    (
        "en",
        "The opposition demanded the resignation of the minister.",
        "reported",
        "opposition",
        "the resignation of the minister",
    ),
    (
        "es",
        "La alcaldesa Ortiz criticó los planes del Gobierno.",
        "reported",
        "Ortiz",
        "los planes del Gobierno",
    ),
    (
        "es",
        "La oposición exigió la renuncia del ministro.",
        "reported",
        "oposición",
        "la renuncia del ministro",
    ),
    (
        "de",
        (
            "Der Anwalt Jens Kolb wies die Vorwürfe zurück. Sein Mandant sei zur "
            "Tatzeit im Ausland gewesen."
        ),
        "indirect_free_indirect",
        "Jens Kolb",
        "Sein Mandant sei zur Tatzeit im Ausland gewesen",
    ),
    (
        "de",
        (
            "Ministerin Ott sagte, die Lage sei stabil. Es gebe keinen Grund zur "
            "Sorge. Die Vorräte reichten bis März."
        ),
        "indirect_free_indirect",
        "Ott",
        "Es gebe keinen Grund zur Sorge",
    ),
    (
        "de",
        (
            "Nach Angaben der Polizei kam es zu Ausschreitungen. Mehrere Beamte "
            "seien verletzt worden."
        ),
        "indirect_free_indirect",
        "Polizei",
        "Mehrere Beamte seien verletzt worden",
    ),
    (
        "de",
        "Der Sprecher sagte, der Minister habe versprochen, die Akten freizugeben.",
        "indirect",
        "der Minister",
        "die Akten freizugeben",
    ),
    (
        "en",
        "The spokesman said the minister had promised to release the files.",
        "indirect",
        "the minister",
        "to release the files",
    ),
    (
        "es",
        "El portavoz dijo que el ministro había prometido publicar los archivos.",
        "indirect",
        "el ministro",
        "publicar los archivos",
    ),
    (
        "de",
        "Auf X schrieb der Senator: „Das Gesetz ist eine Schande.“",
        "direct",
        "Senator",
        "Das Gesetz ist eine Schande",
    ),
    (
        "de",
        "In der ARD sagte die Ministerin, die Hilfe komme zu spät.",
        "indirect",
        "Ministerin",
        "die Hilfe komme zu spät",
    ),
    (
        "en",
        'In a post on X, the senator wrote: "The law is a disgrace."',
        "direct",
        "senator",
        "The law is a disgrace",
    ),
    (
        "en",
        "Speaking on CNN, the minister said the aid was coming too late.",
        "indirect",
        "minister",
        "the aid was coming too late",
    ),
    (
        "es",
        "En un mensaje en X, el senador escribió: «La ley es una vergüenza».",
        "direct",
        "senador",
        "La ley es una vergüenza",
    ),
    (
        "de",
        (
            "Bundeskanzlerin Rita Moll trat am Abend vor die Presse. „Wir haben "
            "eine Einigung erzielt“, sagte sie."
        ),
        "direct",
        "sie",
        "Wir haben eine Einigung erzielt",
    ),
    (
        "de",
        "Kritik kam von dem Ökonomen Bert Falk. „Der Plan ist nicht zu finanzieren.“",
        "direct",
        "Bert Falk",
        "Der Plan ist nicht zu finanzieren",
    ),
    (
        "en",
        'Criticism came from economist Bert Falk. "The plan cannot be funded."',
        "direct",
        "Bert Falk",
        "The plan cannot be funded",
    ),
    (
        "en",
        (
            'Chancellor Rita Moll met the press in the evening. "We have reached '
            'an agreement," she said.'
        ),
        "direct",
        "she",
        "We have reached an agreement",
    ),
    (
        "es",
        ("Las críticas llegaron del economista Berto Falcón. “El plan no se puede financiar”."),
        "direct",
        "Berto Falcón",
        "El plan no se puede financiar",
    ),
    (
        "de",
        "Laut Polizei wurden bei dem Brand zwei Menschen verletzt.",
        "indirect",
        "Polizei",
        "wurden bei dem Brand zwei Menschen verletzt",
    ),
    (
        "de",
        "Einem Bericht des Magazins zufolge flossen Millionen ins Ausland.",
        "indirect",
        "Magazins",
        "flossen Millionen ins Ausland",
    ),
    (
        "de",
        "Wie der Sender NTV berichtet, wurden die Gespräche abgebrochen.",
        "indirect",
        "NTV",
        "wurden die Gespräche abgebrochen",
    ),
    (
        "de",
        "In dem Papier heißt es, die Kosten seien zu hoch.",
        "indirect",
        "Papier",
        "die Kosten seien zu hoch",
    ),
    (
        "de",
        "Aus Sicht des Ministers ist das Verfahren abgeschlossen.",
        "indirect",
        "Ministers",
        "ist das Verfahren abgeschlossen",
    ),
    (
        "en",
        "According to police, two people were injured in the fire.",
        "indirect",
        "police",
        "two people were injured in the fire",
    ),
    (
        "en",
        "Millions were moved abroad, a report by the magazine said.",
        "indirect",
        "report",
        "Millions were moved abroad",
    ),
    (
        "en",
        "In the minister's view, the case is closed.",
        "indirect",
        "minister",
        "the case is closed",
    ),
    (
        "es",
        "Según la policía, dos personas resultaron heridas en el incendio.",
        "indirect",
        "policía",
        "dos personas resultaron heridas en el incendio",
    ),
    (
        "es",
        "De acuerdo con un informe de la revista, millones salieron al extranjero.",
        "indirect",
        "informe",
        "millones salieron al extranjero",
    ),
    (
        "es",
        "Como informó la cadena NTV, las conversaciones se rompieron.",
        "indirect",
        "NTV",
        "las conversaciones se rompieron",
    ),
    (
        "es",
        "A juicio del ministro, el caso está cerrado.",
        "indirect",
        "ministro",
        "el caso está cerrado",
    ),
    (
        "de",
        "Die Behauptung des Präsidenten, er habe die Wahl gewonnen, ist falsch.",
        "indirect",
        "Präsidenten",
        "er habe die Wahl gewonnen",
    ),
    (
        "de",
        "Sie reagierte mit der Aussage, das Land werde sich verteidigen.",
        "indirect",
        "Sie",
        "das Land werde sich verteidigen",
    ),
]


def letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def quotes(text: str, lang: str = "de") -> list[tuple[str, str, str]]:
    found = read(text, lang)
    text = found.article.text
    return [
        (q.type, "".join(s.of(text) for s in q.quote), " ".join(s.of(text) for s in q.speaker))
        for q in found.quotes
    ]


@pytest.mark.parametrize(("lang", "text", "kind", "speaker", "content"), CASES)
def test_content_and_speaker(lang: str, text: str, kind: str, speaker: str, content: str) -> None:
    found = quotes(text, lang)
    assert any((k, letters(c)) == (kind, letters(content)) and speaker in s for k, c, s in found), (
        found
    )


@pytest.mark.parametrize("marks", ["„“", '""', "»«", "“”", "«»", "‹›"])
def test_direct_speech_has_its_speaker_in_any_quotation_marks(marks: str) -> None:
    text = f"{marks[0]}Wir bleiben im Land{marks[1]}, sagte Ministerin Ilse Kranz am Montag."
    kind, content, speaker = quotes(text)[0]
    assert (kind, "Ilse Kranz" in speaker) == ("direct", True)
    assert "Wir bleiben im Land" in content


def test_a_text_without_speech_has_no_quotations() -> None:
    assert quotes("Die Brücke blieb am Montag gesperrt.") == []


# -- bad input -------------------------------------------------------------------------------------


def test_inches_and_apostrophes_quote_nothing() -> None:
    assert quotes('Der 55" große Schirm kostet 900 Euro. Ein 40" Gerät kostet weniger.') == []
    assert (
        quotes("The players' union met in the '90s. It's late, the dogs' owner left.", "en") == []
    )


def test_a_mark_that_is_never_closed_swallows_no_paragraph() -> None:
    text = "„Wir gehen, sagte Minister Ott.\n\nAm Abend regnete es.\n\nDie Polizei kam."
    assert all("regnete" not in content for _, content, _ in quotes(text))


def test_answers_of_an_interview_are_the_answering_persons() -> None:
    text = (
        "Tagesblatt: Herr Ott, wann kommt das Gesetz?\n\nOtt: Wir arbeiten daran.\n\n"
        "Tagesblatt: Und die Kosten?\n\nOtt: Die Kosten sind hoch."
    )
    assert quotes(text) == [
        ("direct", "Wir arbeiten daran.", "Ott"),
        ("direct", "Die Kosten sind hoch.", "Ott"),
    ]


def test_time_stamps_of_a_live_blog_speak_nothing() -> None:
    text = "12:30 Uhr: Lage ruhig\n\nEs regnet.\n\n12:45 Uhr: Lage ruhig\n\nEs regnet noch."
    assert quotes(text) == []


_MARKS = "„“”»«‚‘’'\"›‹"
_word = st.sampled_from(["Wort", "a", "it's", "55", "Ende.", ",", "\n\n", "\n", " ", "  "])
_piece = st.one_of(_word, st.sampled_from(list(_MARKS)))
_text = st.lists(_piece, max_size=80).map("".join)


@pytest.mark.parametrize("lang", ["de", "en", "es"])
@given(text=_text)
def test_marked_stretches_never_overlap_nor_run_away(lang: str, text: str) -> None:
    found = find_marked(text, load_language(lang))
    assert all(a.end <= b.start for a, b in pairwise(found))
    for span in found:
        inside = span.of(text)
        assert inside.strip()
        assert inside[0] in _MARKS
        between = [part.lstrip() for part in inside.split("\n\n")[1:-1] if part.strip()]
        assert all(part[0] in _MARKS for part in between)  # no unmarked paragraph is swallowed
