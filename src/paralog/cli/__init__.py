"""The command line: one file a command, each a thin door onto `paralog.api`."""

from paralog.cli.program import cli, main

__all__ = ["cli", "main"]
