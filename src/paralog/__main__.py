"""`python -m paralog`, and the entry point of the `paralog` command."""

from paralog.cli import main

if __name__ == "__main__":
    main()
