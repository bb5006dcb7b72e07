"""A reading that takes its time, importable by worker processes."""

import time

from lagebild.types import Annotations, Article


def read_slowly(article: Article) -> Annotations:
    time.sleep(0.03)
    return Annotations(article)
