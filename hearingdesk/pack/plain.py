"""What one process tells the other of a pack: values as plain JSON, and back into what they were."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def plain(value: Any) -> Any:
    """Dataclasses as mappings, all that comes in rows as lists; bytes, which travel by themselves, as nothing."""
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(one) for one in value]
    if isinstance(value, bytes):
        return ""
    return value.isoformat() if isinstance(value, date) else value


def remade(kind: type[T], told: Any) -> T:
    """A value of this kind, as its fields are declared. Raises KeyError, TypeError, ValueError for anything else."""
    return _made(kind, told)


def _made(kind: Any, told: Any) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        named = next(one for one in inner if one is not type(None))
        return None if told is None else _made(named, told)
    if is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _made(hints[name], one) for name, one in told.items()})  # pyright: ignore[reportCallIssue]
    if kind is date:
        return date.fromisoformat(told)
    if kind is bytes:
        return b""
    if not isinstance(told, list):
        return dict(told) if isinstance(told, dict) else told
    if origin is frozenset:
        return frozenset(told)
    if origin is tuple and inner[-1] is not Ellipsis:
        return tuple(_made(one, value) for one, value in zip(inner, told, strict=True))
    return tuple(_made(inner[0] if inner else Any, value) for value in told)


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    return get_type_hints(kind)
