"""The assertion of the contract checks; unlike `assert` it is there under `python -O` too."""


def expect(holds: object, message: str) -> None:
    """Raise `AssertionError(message)` unless `holds` is true."""
    if not holds:
        raise AssertionError(message)
