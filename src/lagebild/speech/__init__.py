"""How a language reports speech: cue words, source phrases and what hangs on them in a sentence.

Shared by the stages that ask who says so: quotations, attribution, modality, open questions.
"""
