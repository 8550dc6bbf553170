"""Nouns to compressed JSON and back: frozen dataclasses, tuples, dates, closed sets and unions of dataclasses."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import types
import typing
import zlib
from collections.abc import Callable, Hashable
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar

Noun = TypeVar("Noun")
_Coder = Callable[[Any], Any]


def encode(noun: object) -> bytes:
    """A noun as compressed JSON; a dataclass is the list of its fields, so both sides need the same class."""
    to_json, _ = _coders(typing.cast(Hashable, type(noun)))
    return zlib.compress(json.dumps(to_json(noun), ensure_ascii=False, separators=(",", ":")).encode(), 6)


def decode(kind: type[Noun], coded: bytes) -> Noun:
    """The noun that `encode` was given."""
    _, from_json = _coders(typing.cast(Hashable, kind))
    noun: Noun = from_json(json.loads(zlib.decompress(coded)))
    return noun


def fingerprint(*kinds: type) -> str:
    """A short hash of the classes' fields and their types, through all classes that they hold."""
    seen: dict[str, list[str]] = {}
    for kind in kinds:
        _describe(kind, seen)
    return hashlib.sha256(json.dumps(seen, sort_keys=True).encode()).hexdigest()[:16]


def _describe(kind: object, seen: dict[str, list[str]]) -> None:
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        if kind.__qualname__ not in seen:
            seen[kind.__qualname__] = [f"{field.name}: {field.type}" for field in dataclasses.fields(kind)]
            for inner in typing.get_type_hints(kind).values():
                _describe(inner, seen)
    elif isinstance(kind, type) and issubclass(kind, Enum):
        seen[kind.__qualname__] = [str(member.value) for member in kind]
    for inner in typing.get_args(kind):
        _describe(inner, seen)


@cache
def _coders(kind: Hashable) -> tuple[_Coder, _Coder]:
    """Functions that turn a value of this type into JSON and back."""
    origin = typing.get_origin(kind)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _dataclass_coders(kind)
    if origin is tuple:
        return _tuple_coders(typing.get_args(kind))
    if origin is dict:
        to_value, from_value = _coders(typing.get_args(kind)[1])
        return (
            lambda value: {key: to_value(inner) for key, inner in value.items()},
            lambda value: {key: from_value(inner) for key, inner in value.items()},
        )
    if origin in (typing.Union, types.UnionType):
        return _union_coders(typing.get_args(kind))
    return _plain_coders(kind)


def _plain_coders(kind: object) -> tuple[_Coder, _Coder]:
    if kind in (str, int, float, bool):
        return _same, _same
    if kind is date or kind is datetime:
        return kind.isoformat, kind.fromisoformat
    if isinstance(kind, type) and issubclass(kind, Enum):
        return (lambda value: value.value), kind
    raise TypeError(f"{kind} has no form in JSON")


def _same(value: object) -> object:
    return value


def _dataclass_coders(kind: type) -> tuple[_Coder, _Coder]:
    hints = typing.get_type_hints(kind)
    names = [field.name for field in dataclasses.fields(kind)]
    coders: list[tuple[str, _Coder, _Coder]] = [(name, *_coders(hints[name])) for name in names]
    decoders = [from_json for _, _, from_json in coders]
    return (
        lambda value: [to_json(getattr(value, name)) for name, to_json, _ in coders],
        lambda value: kind(*(from_json(inner) for from_json, inner in zip(decoders, value, strict=True))),
    )


def _tuple_coders(kinds: tuple[Any, ...]) -> tuple[_Coder, _Coder]:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        to_json, from_json = _coders(kinds[0])
        if to_json is _same:
            return list, tuple
        return (
            lambda value: [to_json(inner) for inner in value],
            lambda value: tuple(from_json(inner) for inner in value),
        )
    coders = [_coders(kind) for kind in kinds]
    return (
        lambda value: [to_json(inner) for (to_json, _), inner in zip(coders, value, strict=True)],
        lambda value: tuple(from_json(inner) for (_, from_json), inner in zip(coders, value, strict=True)),
    )


def _union_coders(kinds: tuple[Any, ...]) -> tuple[_Coder, _Coder]:
    members = [kind for kind in kinds if kind is not type(None)]
    coders = [_coders(kind) for kind in members]
    if len(members) == 1:
        to_json, from_json = coders[0]
        return (
            lambda value: None if value is None else to_json(value),
            lambda value: None if value is None else from_json(value),
        )
    position = {kind: number for number, kind in enumerate(members)}
    return (
        lambda value: None if value is None else [position[type(value)], coders[position[type(value)]][0](value)],
        lambda value: None if value is None else coders[value[0]][1](value[1]),
    )
