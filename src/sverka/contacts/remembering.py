"""Remembers what was made of short texts, which come again and again; a long one would be held for nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, update_wrapper
from typing import Concatenate, Generic, ParamSpec, TypeVar

_Rest = ParamSpec("_Rest")
_Made = TypeVar("_Made")
_LONGEST = 2000  # characters


class remembering(Generic[_Rest, _Made]):
    """A function of a text with the answers that were asked for last; `cache_clear` forgets them."""

    def __init__(self, make: Callable[Concatenate[str, _Rest], _Made]) -> None:
        self._make = make
        self._known = lru_cache(maxsize=16384)(make)
        self.cache_clear = self._known.cache_clear
        update_wrapper(self, make)

    def __call__(self, text: str, *rest: _Rest.args, **named: _Rest.kwargs) -> _Made:
        if len(text) > _LONGEST:
            return self._make(text, *rest, **named)
        return self._known(text, *rest, **named)  # type: ignore[arg-type]
