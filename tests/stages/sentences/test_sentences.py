"""Where sentences end and what is one token, language by language."""

from __future__ import annotations

import pytest

from lagebild.lang import load_language
from lagebild.stages.sentences import split_sentences
from lagebild.types import Article, Dateline, Span

# One bar per sentence end.
SENTENCES = {
    "de": [
        "Sie kam am 3. Mai an.| Am Abend ging sie.",
        "Das 20. Jahrhundert begann.| Die 2. Kammer tagte.",
        "Er wurde 3.| Die anderen folgten.",
        "Das gilt z. B. für Banken, d. h. fast alle.",
        "Es kamen Helfer, Ärzte usw.| Die Stadt dankte.",
        "Dr. Anna Krüger und Prof. Weber reisten ab.",
        "Friedrich II. regierte lange.| Karl V. auch.",
        "Das regelt Art. 5 Abs. 2 des Gesetzes.",
        "Es war eine neue Art.| Der Forscher freute sich.",
        "„Wir gehen nicht. Wir bleiben“, sagte sie.".replace(". W", ".| W"),
        "„Wann kommt ihr?“, fragte er.| Niemand antwortete.",
        "„Halt!“ rief der Wächter.| Keiner hielt.",
        "Er sagte: »Es ist vorbei.«| Dann ging er.",
        "Sie sagte: “Es ist vorbei.”| Dann ging sie.",
        'Sie rief: "Es ist vorbei."| Dann ging sie.',
        "Er wartete … und wartete.| Dann kam der Bus.",
        "Er wartete ...| Dann kam der Bus.",
        "„Ich weiß nicht ...“| Müller schwieg.",
        "Sie flog mit Fei Di.| Nie zuvor war sie geflogen.",
        "Das war um 333 v. Chr. bei Issos.",
        "J. K. Berger und R. Otto unterschrieben.",
        "Das Haus (erbaut 1905.) steht.| Noch.",
        "Der Preis stieg auf 3,5 Mio. Euro.| Das war 2024.",
        "Es kamen 1.500 Leute.| 20 blieben.",
        "Das steht im Bericht.[1]| Die Behörde schweigt.",
        "Das hat er gesagt.|Der Minister schweigt.",
    ],
    "en": [
        "The U.S. Senate met.| It adjourned at 5 p.m. on Monday.",
        "She left the U.S.| He stayed.",
        "Sen. J. Baker and Gov. Lee spoke.| Mr. Cole did not.",
        "It opened in Jan. 2020.| Then it closed.",
        "“Is it over?” Baker asked.| Nobody knew.",
        "“It is over. We lost,” she said.".replace(". W", ".| W"),
        '"It is over."| She left.',
        "He asked “Why?” and left.",
        "Shares of Acme Inc. fell.| The Acme Corp. did well.",
        "No. 10 declined to comment.| No.| He will not.",
        "Is it?!| Yes.",
        "They waited... and waited.| Then it came.",
        "She left the U.S.| It's over.| We waited…| It’s gone.",
        "Prices rose 3.5 percent.| 20 firms closed.",
        "It was sold in the D.C. area, etc.| They paid.",
    ],
    "es": [
        "EE. UU. retiró sus tropas.| El Sr. Gómez lo lamentó.",
        "El Gobierno de EE.UU. calla.| La ONU también.",
        "Según el art. 5 de la ley, no.| Es ilegal.",
        "¿Quién lo hizo?| ¿Y por qué?| ¡Nadie lo sabe!",
        "«No habrá guerra. Habrá paz», dijo.".replace(". H", ".| H"),
        "“¿Cuándo?”, preguntó él.| Nadie contestó.",
        "Pagó 25.000 euros, etc.| La empresa calló.",
        "Fue en el 3300 a. C. en el valle.",
    ],
}

TOKENS = {
    "de": [
        "Die |US-Regierung| und |MS-13| kamen| zum| Innen-| und| Außenminister|.",
        "Rund| 25.000| Menschen|,| 3,5| %| und| 10|%| mehr|.",
        "Am| 3.| Mai| um| 12:30| Uhr| z.| B.| in| St.| Gallen|.",
        "„|Nein|“|,| sagte| Darius'| Bote|.",
        "Mehr| auf| https://a.example/b?c=1|,| an| x.y@a.example| oder| a.example|.",
        "Der| 15-jährige| Täter|,| die| 1990er| Jahre| und| 3|km|.",
        "Das| E-Mail-Konto| vom| 01.02.2024|.",
        "-|200|€| (|Stand|:| Mai|)|.",
        "Die| UN-|/|EU-Mission|.",
        "Die| CDU/CSU| plant| 2007/08| die| Linie| Ulm–Kempten|,| 3| km²| und| 90| km/h|.",
        "Die| Gewerkschaft| Ver.di| klagt|.",
        "Er| diente| Ludwig| XIV.",
        "Nach| L′Aquila| &ndash;| und| zurück|.",
    ],
    "en": [
        "Trump's| aides| don't| say| the| U.S.|-|led| force| left|.",
        "The| companies'| non-profit| arm| paid| $|3.5|bn| at| 10|am|.",
        "It| is| a| long|-|term| e-mail|,| she| said|:| '|No|.|'",
        "In| the| '70s| and| 1980s|,| on| 9/11|.",
        "O'Neill| met| 20|-|25| people|.",
    ],
    "es": [
        "El| 3,5| %| y| el| 10|%| del| PIB|,| unos| 25 000| euros|.",
        "¿|Por| qué|?| ¡|No|!| Dijo| al| ex-ministro| franco-alemán|.",
        "El| B-29| de| EE.| UU.| voló| 5| km|²|.",
    ],
}


def ends(text: str, code: str) -> str:
    sentences = split_sentences(Article("a", text), load_language(code))
    for sentence in reversed(sentences[:-1]):
        text = text[: sentence.span.end] + "|" + text[sentence.span.end :]
    return text


@pytest.mark.parametrize(
    ("code", "marked"), [(code, text) for code, texts in SENTENCES.items() for text in texts]
)
def test_sentences_end_where_readers_end_them(code: str, marked: str) -> None:
    assert ends(marked.replace("|", ""), code) == marked


@pytest.mark.parametrize(
    ("code", "marked"), [(code, text) for code, texts in TOKENS.items() for text in texts]
)
def test_tokens_are_those_of_the_treebanks(code: str, marked: str) -> None:
    text = marked.replace("|", "")
    sentences = split_sentences(Article("a", text), load_language(code))
    found = [token.of(text) for sentence in sentences for token in sentence.tokens]
    assert found == [token.strip() for token in marked.split("|") if token.strip()]


def paragraphs(text: str) -> list[tuple[int, str]]:
    sentences = split_sentences(Article("a", text), load_language("de"))
    return [(sentence.paragraph, sentence.text) for sentence in sentences]


def test_each_line_is_a_paragraph_where_no_width_is_kept() -> None:
    text = "Große Brücke gesperrt\nDie Brücke ist zu. Das bleibt so.\nNiemand weiß, wie lange."
    assert paragraphs(text) == [
        (0, "Große Brücke gesperrt"),
        (1, "Die Brücke ist zu."),
        (1, "Das bleibt so."),
        (2, "Niemand weiß, wie lange."),
    ]


def test_lines_broken_to_a_width_are_one_paragraph() -> None:
    text = (
        "Die Brücke über den Fluss ist seit Montag für den\n"
        "gesamten Verkehr gesperrt. Das teilte die Stadt am\n"
        "Dienstag mit.\n\nNiemand weiß, wie lange."
    )
    assert [number for number, _ in paragraphs(text)] == [0, 0, 1]


def test_a_dateline_is_a_sentence_of_its_own() -> None:
    text = "Bern (dpa) - Der Rat tagt. Er berät."
    article = Article("a", text, dateline=Dateline(Span(0, 12), "Bern", "dpa", None))
    sentences = split_sentences(article, load_language("de"))
    assert [sentence.text for sentence in sentences] == [
        "Bern (dpa) -",
        "Der Rat tagt.",
        "Er berät.",
    ]
    assert {sentence.paragraph for sentence in sentences} == {0}


def test_a_text_of_blanks_has_no_sentence() -> None:
    assert split_sentences(Article("a", " \n\n\t\u200b"), load_language("en")) == ()


@pytest.mark.parametrize("emoji", ["👩\u200d👩\u200d👧", "👍🏽", "❤\ufe0f", "🏳\ufe0f\u200d🌈"])
def test_an_emoji_of_several_characters_is_one_token(emoji: str) -> None:
    text = f"Er kam {emoji} gern."
    (sentence,) = split_sentences(Article("x", text), load_language("de"))
    assert emoji in [span.of(text) for span in sentence.tokens]
