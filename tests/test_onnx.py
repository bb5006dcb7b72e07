"""A missing or damaged model file is named, with the remedy, before anything crashes on it."""

import shutil
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
