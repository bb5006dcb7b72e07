"""What `lagebild check-data` and the tests check of the data: files, examples, model."""

from lagebild.checks.examples import check_examples
from lagebild.checks.files import check_files, check_model
from lagebild.checks.result import Checked

__all__ = ["Checked", "check_examples", "check_files", "check_model"]
