"""One setting, described once: its flag, its key in a file, its check and its help come from here."""

from __future__ import annotations

import dataclasses
import os
from contextlib import suppress
from dataclasses import dataclass
from numbers import Integral, Real
from typing import TypeVar, cast, get_args, get_type_hints

T = TypeVar("T")

_KINDS = (bool, int, float, str)
Value = bool | int | float | str | tuple[str, ...] | tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Setting:
    """A field of a settings class, as doors and documentation need it.

    Attributes:
        name: field name, with underscores.
        kind: type of a value; for a list the type of one element.
        is_list: whether the value is a tuple of `kind`.
        default: value in force when nobody says anything.
        help: one sentence for the help page and the reference.
        group: heading under which the help page lists it.
        low, high: inclusive bounds of a number; None for no bound.
        table: table under `[tool.paralog]` that holds the key; "" for the top.
        in_file: whether a configuration file may set it.
        metavar: what stands for a value on the help page.
    """

    name: str
    kind: type[bool] | type[int] | type[float] | type[str]
    is_list: bool
    default: Value
    help: str
    group: str
    low: float | None
    high: float | None
    table: str
    in_file: bool
    metavar: str

    @property
    def key(self) -> str:
        """Name in a file and, after two dashes, on the command line: "min-probability"."""
        return self.name.replace("_", "-")

    @property
    def expects(self) -> str:
        """What a value must be, for messages: "a number from 0 to 1"."""
        names = {bool: "true or false", int: "a whole number", float: "a number", str: "a text"}
        what = names[self.kind]
        if self.low is not None and self.high is not None:
            what += f" from {self.low:,.9g} to {self.high:,.9g}"
        elif self.low is not None:
            what += f", {self.low:,.9g} or more"
        return f"a list, each {what}" if self.is_list else what


def setting(
    default: T,
    text: str,
    *,
    group: str,
    low: float | None = None,
    high: float | None = None,
    table: str = "",
    in_file: bool = True,
    metavar: str = "N",
) -> T:
    """A dataclass field with all that is known about the setting; see `Setting` for the arguments."""
    metadata = {
        "help": text,
        "group": group,
        "low": low,
        "high": high,
        "table": table,
        "in_file": in_file,
        "metavar": metavar,
    }
    return dataclasses.field(default=default, metadata=metadata)


def settings_in(owner: type) -> tuple[Setting, ...]:
    """The settings of a settings class, in the order of its fields."""
    hints = get_type_hints(owner)
    return tuple(_describe(field, hints[field.name]) for field in dataclasses.fields(owner))


def _describe(field: dataclasses.Field[Value], hint: object) -> Setting:
    parts = get_args(hint) or (hint,)
    return Setting(
        name=field.name,
        kind=next(kind for kind in _KINDS if kind in parts),
        is_list=isinstance(field.default, tuple),
        default=cast(Value, field.default),
        **field.metadata,
    )


def parse(setting: Setting, text: str) -> Value:
    """The value that a person typed, on a command line or in a variable; raises `ValueError`.

    A list of numbers is typed with commas: "1,2,3".
    """
    if setting.kind is bool:
        words = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
        if text.lower() not in words:
            raise ValueError(f"must be {setting.expects}, not {text!r}")
        return words[text.lower()]
    parts = [part.strip() for part in text.split(",")] if setting.is_list else [text]
    try:
        values = [setting.kind(part) for part in parts]
    except ValueError:
        raise ValueError(f"must be {setting.expects}, not {text!r}") from None
    return check(setting, values if setting.is_list else values[0])


def check(setting: Setting, value: object) -> Value:
    """The value as the settings class keeps it, once it has the right type and lies within bounds.

    Raises:
        ValueError: it does not; the message says what was expected.
    """
    if setting.is_list:
        if isinstance(value, list | tuple):
            plain = tuple(_plain(setting, element) for element in value)
            if all(_fits(setting, element) for element in plain):
                return cast(Value, plain)
    elif _fits(setting, plain_value := _plain(setting, value)):
        return cast(Value, plain_value)
    raise ValueError(f"must be {setting.expects}, not {value!r}")


def _plain(setting: Setting, value: object) -> object:
    """Numbers of NumPy and paths as the plain values that they stand for; everything else as it is."""
    if isinstance(value, bool):
        return value
    if setting.kind is float and isinstance(value, Real):
        with suppress(OverflowError):  # too large for one: out of bounds as it is
            return float(value)
    if setting.kind is int and isinstance(value, Integral):
        return int(value)
    return os.fspath(value) if setting.kind is str and isinstance(value, os.PathLike) else value


def _fits(setting: Setting, value: object) -> bool:
    if type(value) is not setting.kind:  # exactly: True is no number of jobs
        return False
    if setting.low is not None and cast(float, value) < setting.low:
        return False
    return setting.high is None or cast(float, value) <= setting.high
