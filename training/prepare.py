"""Turn the corpora into one training file: `python -m training.prepare CORPORA BASE_TOKENIZER OUT`.

Cuts the vocabulary, encodes every token into pieces, fixes the label sets and splits off the
held-out parts. OUT receives `data.pkl` and the cut `tokenizer.json`.
"""

from __future__ import annotations

import json
import pickle
import random
import sys
from collections import Counter
from pathlib import Path

from training.corpora import Example, read_entities, read_treebank
from training.lemmas import make_script
from training.own import read_patterns

FEATURES = (
    "Mood Tense VerbForm Number Person Case Gender PronType Voice Polarity Poss Reflex Definite"
).split()
VOCABULARY = 48_000
# (file, scheme, weight): how often a sentence is seen in one round. Schemes keep annotation
# styles apart; 0 is the style that the program speaks: GSD and EWT.
TREEBANKS = (
    ("ud/de_gsd-ud-dev.conllu", "main", 3.0),
    ("ud/de_pud-ud-test.conllu", "pud", 1.5),
    ("ud/de_lit-ud-test.conllu", "lit", 0.5),
    ("ud/en_ewt-ud-train-part.conllu", "main", 0.4),
    ("ud/en_ewt-ud-test.conllu", "main", 0.8),
    ("ud/en_ewt-ud-dev.conllu", "main", 0.8),
    ("ud/en_gum-ud-dev.conllu", "gum", 1.0),
    ("ud/en_gum-ud-test.conllu", "gum", 1.0),
    ("ud/en_pud-ud-test.conllu", "pud", 1.0),
    ("ud/es_gsd-ud-dev.conllu", "main", 1.5),
    ("ud/es_gsd-ud-test.conllu", "main", 1.5),
    ("ud/es_pud-ud-test.conllu", "pud", 1.3),
    ("srl/es_ancora-up-dev.conllu", "ancora", 0.7),
    ("srl/es_ancora-up-test.conllu", "ancora", 0.7),
)
ENTITIES = (
    ("ner/germeval14_dev.tsv", "germeval", 3.0),
    ("ner/germeval14_test_b.tsv", "germeval", 3.0),
    ("ner/uner_de_pud.iob2", "uner", 1.0),
    ("ner/uner_en_ewt_dev.iob2", "uner", 0.6),
    ("ner/uner_en_ewt_test.iob2", "uner", 0.6),
    ("ner/wikiann_de_train.tsv", "wikiann", 0.08),
    ("ner/wikiann_en_train.tsv", "wikiann", 0.08),
)
# Written by parallel.py, if it was run.
PROJECTED = (("pud_en.iob2", "uner", 1.5), ("pud_es.iob2", "uner", 2.0))
OWN = Path(__file__).parent / "own"
OWN_WEIGHTS = {"mood": 1.0, "mood_es": 1.0, "names_es": 1.0}
# The last sentences of these files are never trained on; evaluate.py scores them.
HELD_OUT = {
    "ud/de_gsd-ud-dev.conllu": 160,
    "ud/en_ewt-ud-dev.conllu": 400,
    "ud/es_gsd-ud-dev.conllu": 300,
    "ner/germeval14_test_b.tsv": 500,
    "ner/uner_en_ewt_dev.iob2": 300,
}


def main(corpora: Path, base_tokenizer: Path, out: Path) -> None:
    train, held = _collect(corpora, out)
    earlier = out / "data.pkl"
    if earlier.exists():  # a checkpoint beside it speaks these label sets and this vocabulary
        data = pickle.loads(earlier.read_bytes())
        kept, labels = data["kept"], data["labels"]
        labels["annotated"] = _annotated([example for example, _ in train])
    else:
        tokenizer_json = json.loads(base_tokenizer.read_text(encoding="utf-8"))
        kept = cut_vocabulary(tokenizer_json, _word_counts(train))
        out.mkdir(parents=True, exist_ok=True)
        (out / "tokenizer.json").write_text(json.dumps(tokenizer_json, ensure_ascii=False))
        labels = _label_sets([example for example, _ in train])
    data = {"train": train, "held": held, "kept": kept, "labels": labels}
    (out / "data.pkl").write_bytes(pickle.dumps(data))
    sizes = {name: len(values) for name, values in labels.items() if isinstance(values, list)}
    print(f"{len(train)} sentences, {len(kept)} pieces, labels {sizes}")


def _collect(corpora: Path, out: Path) -> tuple[list[tuple[Example, float]], dict[str, list[Example]]]:
    train: list[tuple[Example, float]] = []
    held: dict[str, list[Example]] = {}
    sources = [(*row, read_treebank) for row in TREEBANKS] + [(*row, read_entities) for row in ENTITIES]
    for name, scheme, weight, read in sources:
        examples = list(read(corpora / name, scheme))
        keep = len(examples) - HELD_OUT.get(name, 0)
        if keep < len(examples):
            held[name] = examples[keep:]
        train += [(example, weight) for example in examples[:keep]]
    for name, scheme, weight in PROJECTED:
        if (out / name).is_file():
            train += [(example, weight) for example in read_entities(out / name, scheme)]
    for path in sorted(OWN.glob("*.txt")):
        weight = OWN_WEIGHTS[path.stem]
        train += [(example, weight) for example in read_patterns(path, random.Random(7))]
    return train, held


def _word_counts(train: list[tuple[Example, float]]) -> Counter[str]:
    """Weigh words by the corpora and by general frequency lists of the languages."""
    from wordfreq import get_frequency_dict

    counts: Counter[str] = Counter()
    for example, _ in train:
        counts.update(example.forms)
    total = sum(counts.values())
    shares = {"de": 1.6, "en": 1.2, "es": 1.0, "fr": 0.1, "it": 0.05, "pt": 0.05}
    for code, share in shares.items():
        for word, frequency in get_frequency_dict(code, wordlist="best").items():
            weight = frequency * total * share
            counts[word] += weight
            counts[word.capitalize()] += weight * (0.5 if code == "de" else 0.2)
            counts[word.upper()] += weight * 0.01
    return counts


def cut_vocabulary(tokenizer_json: dict, counts: Counter[str]) -> list[int]:
    """Reduce a Unigram tokenizer in place to the pieces that weigh most; return their old ids.

    All single characters of Latin script stay, so that nothing common becomes unknown.
    """
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(json.dumps(tokenizer_json))
    pieces: Counter[int] = Counter()
    words = list(counts)
    for start in range(0, len(words), 20_000):
        chunk = words[start : start + 20_000]
        for word, encoding in zip(chunk, tokenizer.encode_batch(chunk, add_special_tokens=False)):
            for piece in encoding.ids:
                pieces[piece] += counts[word]
    vocabulary = tokenizer_json["model"]["vocab"]
    special = list(range(4)) + [tokenizer.token_to_id("<mask>")]
    single = [i for i, (piece, _) in enumerate(vocabulary) if len(piece.lstrip("▁")) <= 1 and ord(piece[-1]) < 0x2400]
    ranked = [piece for piece, _ in pieces.most_common()]
    kept = sorted(dict.fromkeys([*special, *single, *ranked][:VOCABULARY]))
    print(f"coverage of weighted pieces: {sum(pieces[i] for i in kept) / sum(pieces.values()):.4%}")
    place = {old: new for new, old in enumerate(kept)}
    tokenizer_json["model"]["vocab"] = [vocabulary[i] for i in kept]
    tokenizer_json["model"]["unk_id"] = place[tokenizer_json["model"]["unk_id"]]
    for token in tokenizer_json["added_tokens"]:
        token["id"] = place[token["id"]]
    tokenizer_json["post_processor"] = None
    return kept


def _label_sets(examples: list[Example]) -> dict:
    def frequent(values: Counter[str], least: int) -> list[str]:
        return sorted(value for value, count in values.items() if count >= least)

    feats = {
        name: ["", *frequent(Counter(f[name] for e in examples for f in e.feats if name in f), 5)]
        for name in FEATURES
    }
    scripts: Counter[str] = Counter()
    for example in examples:
        scripts.update(make_script(f, lem) for f, lem in zip(example.forms, example.lemmas) if lem)
    return {
        "upos": frequent(Counter(tag for e in examples for tag in e.upos if tag != "_"), 1),
        "rels": frequent(Counter(rel for e in examples for rel in e.rels), 12),
        "scripts": frequent(scripts, 3),
        "ner": ["O", *(f"{p}-{k}" for k in ("PER", "ORG", "LOC", "MISC") for p in "BI")],
        "feats": feats,
        "annotated": _annotated(examples),
        "schemes": ["main", "pud", "lit", "gum", "ancora"],
    }


def _annotated(examples: list[Example]) -> dict[str, list[str]]:
    """Return the features that each file really annotates: at least one token in a hundred has them.

    Some treebanks carry a feature on a handful of tokens only; learning its absence from the rest
    would unlearn it everywhere.
    """
    tokens: Counter[str] = Counter()
    counts: dict[str, Counter[str]] = {}
    for example in examples:
        tokens[example.source] += len(example.upos)
        for feats in example.feats:
            counts.setdefault(example.source, Counter()).update(feats.keys())
    found = {s: [n for n in FEATURES if c[n] * 100 > tokens[s]] for s, c in counts.items()}
    return found | dict.fromkeys((s for s in tokens if s.startswith("own_")), ["Mood", "Tense"])


if __name__ == "__main__":
    random.seed(7)
    main(*map(Path, sys.argv[1:4]))
