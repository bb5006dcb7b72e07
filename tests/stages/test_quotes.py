"""Whose words: type, content and speaker of quotations."""

import pytest

from tests.reading import read


def quotes(text: str, lang: str = "de") -> list[tuple[str, str, str]]:
    found = read(text, lang)
    text = found.article.text
    return [
        (q.type, " … ".join(s.of(text) for s in q.quote), " ".join(s.of(text) for s in q.speaker))
        for q in found.quotes
    ]


@pytest.mark.parametrize("marks", ["„“", '""', "»«", "“”"])
def test_direct_speech_has_its_speaker_in_any_quotation_marks(marks: str) -> None:
    text = f"{marks[0]}Wir bleiben im Land{marks[1]}, sagte Ministerin Ilse Kranz am Montag."
    kind, content, speaker = quotes(text)[0]
    assert (kind, "Ilse Kranz" in speaker) == ("direct", True)
    assert "Wir bleiben im Land" in content


def test_speech_around_its_cue_is_one_quotation() -> None:
    text = "„Wir gehen“, sagte Ilse Kranz, „und wir kommen nicht wieder.“"
    first = quotes(text)[0]
    assert "Wir gehen" in first[1]
    assert "kommen nicht wieder" in first[1]


def test_indirect_speech_holds_the_content_clause() -> None:
    kind, content, speaker = quotes("Ilse Kranz sagte, dass die Brücke gesperrt bleibe.")[0]
    assert (kind, speaker) == ("indirect", "Ilse Kranz")
    assert "die Brücke gesperrt bleibe" in content


def test_english_speech_without_that_is_indirect() -> None:
    kind, content, speaker = quotes("Mary Holt said the bridge would stay closed.", "en")[0]
    assert (kind, speaker) == ("indirect", "Mary Holt")
    assert "bridge would stay closed" in content


def test_a_text_without_speech_has_no_quotations() -> None:
    assert quotes("Die Brücke blieb am Montag gesperrt.") == []
