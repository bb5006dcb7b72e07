"""One session wrapper: the only place that imports onnxruntime, and only when a model is needed.

A model folder holds `engine.toml` with the SHA-256 of every file; a file that is missing or
damaged is named with the remedy before onnxruntime can stumble over it.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from lagebild.errors import ModelError

Array = npt.NDArray[Any]
MODEL_FOLDER = Path(__file__).parent / "data" / "model"
_REMEDY = "reinstall the package, or write the model again with training/export.py"


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """A loaded engine: the session, its label sets and the weights of the relation labels."""

    session: Any  # onnxruntime.InferenceSession
    labels: Mapping[str, Any]
    relations: Mapping[str, Array]
    folder: Path


@cache
def load_model(folder: Path = MODEL_FOLDER) -> Model:
    """Return the engine, loaded once per process; raises ModelError naming file and remedy."""
    verify_files(folder)
    import onnxruntime  # noqa: PLC0415  (0.3 s that commands without a parse need not pay)

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # several one-thread processes beat one process of many
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession(
            str(folder / "engine.onnx"), options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # onnxruntime raises bare C++ exceptions of many classes
        raise ModelError(f"{folder / 'engine.onnx'}: {error}; {_REMEDY}") from error
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    with np.load(folder / "labels.npz") as arrays:
        relations = {name: arrays[name].astype(np.float32) for name in arrays.files}
    return Model(session, labels, relations, folder)


def run_model(model: Model, inputs: Mapping[str, Array]) -> dict[str, Array]:
    """Return the graph's outputs by name; raises ModelError if an input name does not fit."""
    expected = {node.name for node in model.session.get_inputs()}
    if expected != set(inputs):
        raise ModelError(
            f"{model.folder}: the graph wants inputs {sorted(expected)}, got {sorted(inputs)}; "
            f"{_REMEDY}"
        )
    names = [node.name for node in model.session.get_outputs()]
    return dict(zip(names, model.session.run(names, dict(inputs)), strict=True))


def verify_files(folder: Path) -> None:
    """Check presence and SHA-256 of a model's files; raises ModelError for the first bad one."""
    index = folder / "engine.toml"
    if not index.is_file():
        raise ModelError(f"{index}: not found; {_REMEDY}")
    for name, facts in tomllib.loads(index.read_text(encoding="utf-8")).items():
        path = folder / name
        if not path.is_file():
            raise ModelError(f"{path}: not found; {_REMEDY}")
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != facts["sha256"]:
            raise ModelError(
                f"{path}: damaged: SHA-256 is {found}, expected {facts['sha256']}; {_REMEDY}"
            )
