"""`python -m lagebild`: the command line without its entry point on the path."""

from lagebild.cli import main

if __name__ == "__main__":
    main(prog_name="lagebild")
