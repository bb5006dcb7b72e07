"""The command line with a reading that takes its time: `python -m tests.cli.slow`."""

from lagebild.cli import analyse_command, main
from tests.cli.reading import read_slowly

if __name__ == "__main__":
    analyse_command.read_article = read_slowly
    main(prog_name="lagebild")
