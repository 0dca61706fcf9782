"""Packed bytes: any program unpacks them, and every machine writes the same."""

from __future__ import annotations

import gzip
import hashlib
import zlib

from hypothesis import given
from hypothesis import strategies as st

from sverka.core.packing import deflated, gzipped


@given(st.binary(max_size=5000) | st.text(max_size=5000).map(str.encode))
def test_what_is_packed_comes_out_again(data):
    assert zlib.decompress(deflated(data), -zlib.MAX_WBITS) == data
    assert gzip.decompress(gzipped(data)) == data


def test_the_bytes_are_those_of_every_other_machine():
    text = "".join(f"{number * number % 1013} строка\n" for number in range(5000)).encode()
    assert gzipped(text)[:10] == b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
    assert (
        hashlib.sha256(gzipped(text)).hexdigest()
        == "83373c719030967335e6cd34699156224c145f3bb779fce986c356102baf5e7c"
    )
