"""A missing or damaged model file is named, with the remedy, before anything crashes on it."""

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lagebild.errors import ModelError
from lagebild.onnx import MODEL_FOLDER, load_model, run_model, verify_files


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MODEL_FOLDER, tmp_path / "model"))


def test_the_shipped_model_is_whole() -> None:
    verify_files(MODEL_FOLDER)


def test_missing_folder_is_named_with_remedy(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"engine\.toml: not found; reinstall the package"):
        load_model(tmp_path / "nowhere")


def test_missing_file_is_named(copy: Path) -> None:
    (copy / "tokenizer.json").unlink()
    with pytest.raises(ModelError, match=r"tokenizer\.json: not found"):
        load_model(copy)


def test_damaged_file_is_named_with_both_hashes(copy: Path) -> None:
    with (copy / "labels.json").open("a", encoding="utf-8") as file:
        file.write(" ")
    with pytest.raises(ModelError, match=r"labels\.json: damaged: SHA-256 is \w+, expected \w+"):
        load_model(copy)


def test_wrong_input_names_are_told() -> None:
    with pytest.raises(ModelError, match=r"the graph wants inputs .*'ids'.*got \['words'\]"):
        run_model(load_model(), {"words": next(iter(load_model().relations.values()))})


def test_all_model_files_fit_the_size_that_is_promised() -> None:
    total = sum(path.stat().st_size for path in MODEL_FOLDER.iterdir())
    assert total <= 45_000_000


def test_the_engine_is_loaded_only_when_something_is_parsed() -> None:
    code = (
        "import sys, lagebild.pipeline, lagebild.cli; print('onnxruntime' in sys.modules)\n"
        "from lagebild.pipeline import parse_article; from lagebild.types import Article\n"
        "parse_article(Article('x', 'Er kam.', lang='de')); print('onnxruntime' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


def test_a_damaged_graph_is_named_even_if_its_hash_was_made_to_fit(copy: Path) -> None:
    (copy / "engine.onnx").write_bytes(b"no graph")
    index = copy / "engine.toml"
    digest = hashlib.sha256(b"no graph").hexdigest()
    rows = re.sub(r'(\["engine\.onnx"\]\nsha256 = )"\w+"', rf'\1"{digest}"', index.read_text())
    index.write_text(rows)
    with pytest.raises(ModelError, match=r"engine\.onnx: .*reinstall the package"):
        load_model(copy)
