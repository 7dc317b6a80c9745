"""What the tests of proofs share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

CallCounter = Callable[[Callable[[], Any]], int]


@pytest.fixture
def counted_calls() -> CallCounter:
    """How many functions a piece of work calls, in Python or in C."""

    def count(work: Callable[[], Any]) -> int:
        calls = 0

        def profile(frame: FrameType, event: str, argument: Any) -> None:
            nonlocal calls
            calls += event in ("call", "c_call")

        sys.setprofile(profile)
        try:
            work()
        finally:
            sys.setprofile(None)
        return calls

    return count
