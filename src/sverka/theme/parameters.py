"""What a component is given: a record of its own for each, so that a slip in a name stops the type check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Parameters:
    """What the component `component` is given."""

    component: ClassVar[str]
