"""Texts that try a splitter: every script, marks without a letter, blanks of all kinds."""

from __future__ import annotations

from hypothesis import strategies as st

_PIECES = [
    "Minister", "sagte", "Dr.", "z. B.", "3.", "25.000", "U.S.", "don't", "l'Estrée", "MS-13",
    "Innen- und", "e\u0301tat", "\u0301", "😀", "👩\u200d👩\u200d👧", "🇩🇪",
    "\u202eabc\u202c", "سلام.", "שלום",
    "你好。", "नमस्ते", "\x00", "\x07", "\u200b", "\ufeff", "\xa0", "\u2028", "\x85", "\r\n",
    "\n", "\n\n",
    " ", "\t", ".", "...", "…", "?!", '"', "„", "“", "»", "«", "'", "’", "(", ")", "–", "-", "_",
    "http://a.example/x?y=1.", "a@b.example", "[1]", "½", "km²", "12 000", "#", "$", "%",
]  # fmt: skip

texts = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(_PIECES), max_size=25).map("".join),
    st.lists(st.sampled_from(_PIECES), max_size=25).map(" ".join),
)
