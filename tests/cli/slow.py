"""The command line with a reading that takes its time: `python -m tests.cli.slow`."""

import signal

from lagebild.cli import analyse_command, main
from tests.cli.reading import read_slowly

if __name__ == "__main__":
    # A shell that runs a command in the background hides interruptions from it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    analyse_command.read_article = read_slowly
    main(prog_name="lagebild")
