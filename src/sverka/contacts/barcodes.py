"""What the codes in a picture say, of every kind that a telephone reads, seen as a camera sees them."""

from __future__ import annotations

from collections.abc import Iterator

import zxingcpp
from PIL import Image, ImageChops, ImageFilter, ImageOps

_FORMATS = zxingcpp.barcode_formats_from_str("AllMatrix|AllLinear")
_SURE = {
    zxingcpp.BarcodeFormat.QRCode,
    zxingcpp.BarcodeFormat.DataMatrix,
    zxingcpp.BarcodeFormat.Aztec,
    zxingcpp.BarcodeFormat.PDF417,
}
_LONGEST_RUNE = 3
_SMALL = 400  # pixels; codes with modules of one or two pixels are read when enlarged
_LARGE = 4_000_000  # pixels
_LEAST = 60  # pixels; a smaller picture holds no code any more
_AROUND = 24  # pixels, against which a faint code stands out
_GAIN = 1 / 8


def codes_in(frame: Image.Image) -> Iterator[str]:
    """The codes in an RGB picture; one may come more than once."""
    seen: set[str] = set()
    for view in _views(frame):
        # Of large views smaller ones follow.
        smaller = view.width * view.height < _LARGE
        for code in zxingcpp.read_barcodes(view, formats=_FORMATS, try_downscale=smaller):
            # Line ends inside a code, as in a business card, may not look like the next code.
            text = code.text.replace("\r", "").replace("\f", "").replace("\n", "\u2028")
            # Stripes and runes are read into many a pattern, but not twice the same.
            if (code.symbology in _SURE and len(text) > _LONGEST_RUNE) or text in seen:
                yield text
            seen.add(text)


def _views(frame: Image.Image) -> Iterator[Image.Image]:
    for band in bands(frame):
        if max(band.size) < _SMALL:
            band = band.resize((band.width * 4, band.height * 4), Image.Resampling.NEAREST)
        while min(band.size) >= _LEAST:
            yield band
            # A blur joins the dots of a code that is drawn in dots, whatever their size.
            for radius in (1, 2):
                blurred = band.filter(ImageFilter.GaussianBlur(radius))
                yield blurred
                around = blurred.filter(ImageFilter.BoxBlur(_AROUND))
                yield ImageChops.subtract(blurred, around, scale=_GAIN, offset=128)
            band = band.reduce(2)


def bands(frame: Image.Image) -> list[Image.Image]:
    """The picture in grey, and each of its colours where they show what grey does not."""
    grey = frame.convert("L")
    colours = frame.split()
    if all(max(ImageChops.difference(grey, colour).tobytes()) < 16 for colour in colours):
        return [grey]
    return [grey, *map(ImageOps.autocontrast, colours)]
