"""The errors of Lagebild, by whose move it is.

LagebildError
  InputError      the article or its file       exit 2
  DataError       our own data files            exit 3   names file, entry, key
  ModelError      a model file                  exit 4   names path, expected, found, remedy
  StoreError      the database                  exit 5
    NotFoundError  no such article or row        exit 5

Every message holds the value that was wrong and what to do about it. An unknown value inside an
article (no date, no speaker) is never an error: it is `None` with a reason.
"""


class LagebildError(Exception):
    """Root of all errors that the command line shows without a traceback."""

    exit_code = 1


class InputError(LagebildError):
    """An article or file that cannot be read as such."""

    exit_code = 2


class DataError(LagebildError):
    """A broken data file of the package."""

    exit_code = 3


class ModelError(LagebildError):
    """A missing, damaged or unfitting model file."""

    exit_code = 4


class StoreError(LagebildError):
    """The database cannot be opened, read or written."""

    exit_code = 5


class NotFoundError(StoreError):
    """The database holds no such row."""
