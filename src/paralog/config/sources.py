"""Settings in files: `[tool.paralog]` of pyproject.toml, or paralog.toml."""

from __future__ import annotations

import difflib
import re
import tomllib
from pathlib import Path

from paralog.config.setting import Setting, Value, check
from paralog.config.settings import every_setting
from paralog.core import UsageError

OWN_FILE = "paralog.toml"
SHARED_FILE = "pyproject.toml"
MAX_BYTES = 1_000_000
MODEL_NAME = re.compile(r"[A-Za-z0-9][\w.-]*(@[\w.]+)?")
"""What a file may call a model by; a folder is for the user alone to name."""


def find_configuration(start: Path) -> Path | None:
    """The nearest file with settings, in `start` or above it, no further than its repository.

    In one folder paralog.toml comes before pyproject.toml, and a pyproject.toml without a
    `[tool.paralog]` table does not count.
    """
    folder = start.resolve()
    for place in (folder, *folder.parents):
        if (place / OWN_FILE).is_file():
            return place / OWN_FILE
        if (place / SHARED_FILE).is_file() and _table(place / SHARED_FILE) is not None:
            return place / SHARED_FILE
        if (place / ".git").exists():
            return None
    return None


def read_configuration(path: Path) -> dict[str, Value]:
    """The settings in a file, by field name; for pyproject.toml those under `[tool.paralog]`.

    Raises:
        UsageError: the file is no TOML, or holds a key or value that no setting has.
    """
    table = _table(path) or {}
    known = {(setting.table, setting.key): setting for setting in every_setting() if setting.in_file}
    tables = {name for name, _ in known if name}
    values: dict[str, Value] = {}
    for key, value in table.items():
        if key in tables and isinstance(value, dict):
            for inner_key, inner_value in value.items():
                found = _known(path, known, key, inner_key)
                values[found.name] = _checked(path, found, inner_value)
        else:
            found = _known(path, known, "", key)
            values[found.name] = _checked(path, found, value)
    return values


def _table(path: Path) -> dict[str, object] | None:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UsageError(f"{path}: larger than {MAX_BYTES} bytes; no configuration is")
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"{path}: cannot be read as TOML: {error}") from None
    if path.name != SHARED_FILE:
        return content
    tools = content.get("tool")
    table = tools.get("paralog") if isinstance(tools, dict) else None
    return table if isinstance(table, dict) else None


def _known(path: Path, known: dict[tuple[str, str], Setting], table: str, key: str) -> Setting:
    if (table, key) in known:
        return known[table, key]
    spelled = {f"{place}.{name}".lstrip("."): name for place, name in known}
    wanted = f"{table}.{key}".lstrip(".")
    elsewhere = [full for full, name in spelled.items() if name == key.replace("_", "-")]
    near = elsewhere or difflib.get_close_matches(wanted, spelled, n=3) or sorted(spelled)
    raise UsageError(f"{path}: unknown key {wanted!r}; there is {', '.join(near)}")


def _checked(path: Path, setting: Setting, value: object) -> Value:
    try:
        accepted = check(setting, value)
    except ValueError as error:
        raise UsageError(f"{path}: {setting.key} {error}") from None
    if setting.name == "model" and not MODEL_NAME.fullmatch(str(accepted)):
        # A repository that is being scanned must not choose a model file of its own.
        raise UsageError(f"{path}: model must be a name or name@version; a folder is named with --model")
    return accepted
