"""XML of the official lists, read safely: no entities, no network, no document type at all.

None of the lists declares a document type, so a file that does is refused before its content is
looked at. lxml is in the core already and knows line numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lxml import etree

from lagebild.registry.records import list_error

Element = Any  # lxml brings no types


@contextmanager
def _errors_named(path: Path) -> Iterator[None]:
    try:
        yield
    except etree.XMLSyntaxError as error:
        problem = f"broken or cut off XML: {error.msg}; download the file again"
        raise list_error(path, error.lineno or None, problem) from error
    except OSError as error:
        raise list_error(path, None, f"cannot be read: {error}") from error


def walk(path: Path, tags: frozenset[str]) -> Iterator[tuple[str, Element]]:
    """Yield the elements with these local names as they end, and forget what was yielded.

    Raises InputError naming file and line for XML that is broken or declares a document type.
    """
    with _errors_named(path), path.open("rb") as file:
        events = etree.iterparse(
            file,
            events=("start", "end"),
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
        )
        checked = False
        for event, element in events:
            if not checked:
                _refuse_document_type(path, element)
                checked = True
            if event == "end" and isinstance(element.tag, str) and local(element) in tags:
                yield local(element), element
                _forget(element)


def root_of(path: Path) -> Element:
    """Return the root element without its content; raises InputError as `walk`."""
    with _errors_named(path), path.open("rb") as file:
        events = etree.iterparse(file, events=("start",), resolve_entities=False, no_network=True)
        for _, element in events:
            _refuse_document_type(path, element)
            return element
    raise list_error(path, None, "holds no XML element")


def _refuse_document_type(path: Path, element: Element) -> None:
    if element.getroottree().docinfo.internalDTD is not None:
        problem = "declares a document type, which no official list does; refused"
        raise list_error(path, element.sourceline, problem)


def _forget(element: Element) -> None:
    """Free what was read; lists of 100 MB would not fit otherwise."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: Element, name: str) -> Iterator[Element]:
    """Yield the direct children with a local name."""
    return (child for child in element if isinstance(child.tag, str) and local(child) == name)


def descendants(element: Element, name: str) -> Iterator[Element]:
    """Yield all elements below with a local name."""
    return (
        child for child in element.iter() if isinstance(child.tag, str) and local(child) == name
    )


def text_of(element: Element, *names: str) -> str:
    """Return the text of the first child along a path of local names, "" if there is none."""
    for name in names:
        found = next(children(element, name), None)
        if found is None:
            return ""
        element = found
    return " ".join("".join(element.itertext()).split())


def texts_of(element: Element, *names: str) -> list[str]:
    """Return the texts of all elements along a path of local names."""
    if not names:
        text = " ".join("".join(element.itertext()).split())
        return [text] if text else []
    return [text for child in children(element, names[0]) for text in texts_of(child, *names[1:])]
