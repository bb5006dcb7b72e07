"""Attributive participles lead back to the verb that the lexicon lists."""

import pytest

from lagebild.lang import Language
from lagebild.stages.statements.participles import find_verb_lemmas


@pytest.mark.parametrize(
    ("code", "form", "verb"),
    [
        ("de", "festgenommenen", "festnehmen"),
        ("de", "erschossene", "erschießen"),
        ("de", "getöteten", "töten"),
        ("de", "angegriffen", "angreifen"),
        ("de", "verhaftete", "verhaften"),
        ("de", "unterzeichnete", "unterzeichnen"),
        ("de", "stationierten", "stationieren"),
        ("de", "verbotene", "verbieten"),
        ("de", "zurückgezogenen", "zurückziehen"),
        ("en", "arrested", "arrest"),
        ("en", "indicted", "indict"),
        ("en", "banned", "ban"),
        ("en", "accused", "accuse"),
        ("es", "detenidos", "detener"),
        ("es", "acusada", "acusar"),
        ("es", "impuestas", "imponer"),
    ],
)
def test_participle_leads_to_its_verb(code: str, form: str, verb: str) -> None:
    assert verb in find_verb_lemmas(form, Language(code))


@pytest.mark.parametrize(("code", "form"), [("de", "schnell"), ("en", "violent"), ("es", "grave")])
def test_plain_adjective_is_no_participle(code: str, form: str) -> None:
    assert find_verb_lemmas(form, Language(code)) == ()
