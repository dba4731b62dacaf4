#!/usr/bin/env python3
"""Writes the picture files of the codec's tests, each with the pixels an independent decoder (Pillow 13.0.0) or plain arithmetic gives.

    pip install numpy pillow
    python make_files.py

NAME.png / NAME.jpg  what is decoded
NAME.f32             what must come out: little-endian float32 [3, H, W]
refused-*            what must be refused
"""
import io
import struct
import zlib
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms, ImageOps

HERE = Path(__file__).parent
W, H = 13, 9
RNG = np.random.default_rng(11)
ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def expect(name, hwc):
    (HERE / f"{name}.f32").write_bytes(np.ascontiguousarray(np.asarray(hwc, np.float32).transpose(2, 0, 1)).astype("<f4").tobytes())


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def packed(row, depth):
    if depth == 16:
        return row.astype(">u2").tobytes()
    if depth == 8:
        return row.astype(np.uint8).tobytes()
    bits = "".join(format(int(v), f"0{depth}b") for v in row)
    return bytes(int(bits[i:i + 8].ljust(8, "0"), 2) for i in range(0, len(bits), 8))


def filtered(rows, step):
    """Every row with the next of the five filters."""
    out, above = b"", bytes(len(rows[0]))
    for y, row in enumerate(rows):
        left, corner = bytes(step) + row[:-step] if step < len(row) else bytes(len(row)), bytes(step) + above[:-step] if step < len(row) else bytes(len(row))
        kind, line = y % 5, bytearray()
        for v, a, b, c in zip(row, left, above, corner):
            p = a + b - c
            pa, pb, pc = abs(p - a), abs(p - b), abs(p - c)
            paeth = a if pa <= pb and pa <= pc else b if pb <= pc else c
            line.append((v - (0, a, b, (a + b) // 2, paeth)[kind]) & 255)
        out += bytes([kind]) + bytes(line)
        above = row
    return out


def png(name, samples, depth, colour, interlaced=False, extra=b"", before_end=b""):
    h, w, s = samples.shape
    raw = b""
    for x, y, dx, dy in ADAM7 if interlaced else [(0, 0, 1, 1)]:
        part = samples[y::dy, x::dx]
        if part.size:
            raw += filtered([packed(row.reshape(-1), depth) for row in part], max(1, s * depth // 8))
    data = zlib.compress(raw)
    file = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", w, h, depth, colour, 0, 0, int(interlaced))) + extra
    file += chunk(b"IDAT", data[:40]) + chunk(b"IDAT", data[40:]) + before_end + chunk(b"IEND", b"")
    (HERE / f"{name}.png").write_bytes(file)
    return file


def rgb(grey):
    return np.repeat(grey, 3, 2)


def pngs():
    for depth in (1, 2, 4, 8, 16):
        v, most = RNG.integers(0, 2 ** depth, (H, W, 1)), 2 ** depth - 1
        png(f"grey-{depth}", v, depth, 0)
        expect(f"grey-{depth}", rgb(v / most))
    v = RNG.integers(0, 256, (H, W, 1))
    png("grey-hidden", v, 8, 0, extra=chunk(b"tRNS", struct.pack(">H", v[2, 3, 0])))
    expect("grey-hidden", rgb(np.where(v == v[2, 3, 0], 255, v) / 255))
    for depth in (8, 16):
        most = 2 ** depth - 1
        v = RNG.integers(0, most + 1, (H, W, 3))
        for interlaced in (False, True):
            name = f"rgb-{depth}" + ("-interlaced" if interlaced else "")
            png(name, v, depth, 2, interlaced)
            expect(name, v / most)
        a = RNG.integers(0, most + 1, (H, W, 1))
        a[0, :4], a[1, :4] = 0, most
        png(f"rgb-alpha-{depth}", np.concatenate([v, a], 2), depth, 6)
        expect(f"rgb-alpha-{depth}", v / most * (a / most) + 1 - a / most)
        png(f"grey-alpha-{depth}", np.concatenate([v[..., :1], a], 2), depth, 4)
        expect(f"grey-alpha-{depth}", rgb(v[..., :1] / most * (a / most) + 1 - a / most))
    opaque = np.concatenate([v >> 8, np.full((H, W, 1), 255)], 2)
    png("rgb-alpha-opaque", opaque, 8, 6)
    expect("rgb-alpha-opaque", (v >> 8) / 255)
    for depth in (1, 2, 4, 8):
        n = min(2 ** depth, 200)
        palette, index = RNG.integers(0, 256, (n, 3)), RNG.integers(0, n, (H, W, 1))
        png(f"palette-{depth}", index, depth, 3, interlaced=depth == 4, extra=chunk(b"PLTE", palette.astype(np.uint8).tobytes()))
        expect(f"palette-{depth}", palette[index[..., 0]] / 255)
    alpha = np.concatenate([RNG.integers(0, 256, 50), np.full(150, 255)])
    png("palette-alpha", index, 8, 3, extra=chunk(b"PLTE", palette.astype(np.uint8).tobytes()) + chunk(b"tRNS", alpha[:50].astype(np.uint8).tobytes()))
    a = alpha[index] / 255
    expect("palette-alpha", palette[index[..., 0]] / 255 * a + 1 - a)
    one = RNG.integers(0, 256, (1, 1, 3))
    png("one-pixel", one, 8, 2, interlaced=True)
    expect("one-pixel", one / 255)
    exif = Image.Exif()
    exif[0x0112] = 6
    v = RNG.integers(0, 256, (H, W, 3))
    png("turned", v, 8, 2, before_end=chunk(b"eXIf", exif.tobytes()[6:]))
    expect("turned", np.rot90(v, -1) / 255)
    bad_palette = chunk(b"PLTE", bytes(6))
    png("refused-palette-entry", np.full((2, 2, 1), 3), 8, 3, extra=bad_palette)
    png("refused-no-palette", np.full((2, 2, 1), 0), 8, 3)
    png("refused-unknown-chunk", v, 8, 2, extra=chunk(b"CgBI", bytes(4)))
    (HERE / "refused-depth.png").write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 4, 4, 4, 2, 0, 0, 0)) + chunk(b"IEND", b""))
    # ends properly, but half the rows are missing from the pixel data
    short = zlib.compress(b"".join(b"\0" + bytes(3 * W) for _ in range(H // 2)))
    (HERE / "refused-short-data.png").write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", W, H, 8, 2, 0, 0, 0)) + chunk(b"IDAT", short) + chunk(b"IEND", b""))
    bomb = zlib.compress(bytes(1 << 20), 9)
    (HERE / "refused-bomb.png").write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0)) + chunk(b"IDAT", bomb) + chunk(b"IEND", b""))


def photo(w, h):
    yy, xx = np.mgrid[:h, :w]
    waves = [127 + 90 * np.sin(xx / 5 + k) * np.cos(yy / (4 + k)) + RNG.normal(0, 6, (h, w)) for k in range(3)]
    return Image.fromarray(np.clip(np.stack(waves, 2), 0, 255).astype(np.uint8))


def jpeg(name, picture, **options):
    out = io.BytesIO()
    picture.save(out, "JPEG", **options)
    return keep(name, out.getvalue())


def keep(name, file):
    (HERE / f"{name}.jpg").write_bytes(file)
    if not name.startswith("refused"):
        expect(name, np.asarray(ImageOps.exif_transpose(Image.open(io.BytesIO(file))).convert("RGB")) / 255)
    return file


def jpegs():
    p = photo(33, 17)
    plain = jpeg("photo-420", p, quality=92)
    jpeg("photo-444", p, quality=95, subsampling=0)
    jpeg("photo-422", p, quality=90, subsampling=1)
    jpeg("photo-progressive", p, quality=92, progressive=True)
    jpeg("photo-restarts", p, quality=90, restart_marker_blocks=1)
    jpeg("photo-grey", p.convert("L"), quality=90)
    jpeg("photo-rgb", p, quality=90, keep_rgb=True)
    jpeg("photo-icc", p, quality=90, icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    jpeg("photo-broken-icc", p, quality=90, icc_profile=b"no profile at all")
    cmyk = jpeg("photo-cmyk", Image.merge("CMYK", [photo(20, 12).getchannel(k % 3) for k in range(4)]), quality=95)
    adobe = cmyk.index(b"Adobe")
    keep("photo-ycck", cmyk[:adobe + 11] + b"\x02" + cmyk[adobe + 12:])
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        jpeg(f"orientation-{orientation}", photo(24, 16), quality=95, subsampling=0, exif=exif)
    keep("photo-trailing-bytes", plain + bytes(100))
    (HERE / "refused-cut.jpg").write_bytes(plain[:len(plain) * 2 // 3])
    scan = plain.index(b"\xff\xda")
    (HERE / "refused-cut-but-ended.jpg").write_bytes(plain[:scan + (len(plain) - scan) // 2] + b"\xff\xd9")
    frame = plain.index(b"\xff\xc0")
    (HERE / "refused-arithmetic.jpg").write_bytes(plain[:frame + 1] + b"\xc9" + plain[frame + 2:])
    (HERE / "refused-lossless.jpg").write_bytes(plain[:frame + 1] + b"\xc3" + plain[frame + 2:])
    (HERE / "refused-12-bit.jpg").write_bytes(plain[:frame + 4] + b"\x0c" + plain[frame + 5:])
    (HERE / "refused-bomb.jpg").write_bytes(plain[:frame + 5] + b"\xff\xff\xff\xff" + plain[frame + 9:])


def others():
    p = photo(16, 16)
    for kind in ("gif", "webp", "bmp", "tiff"):
        p.save(HERE / f"refused.{kind}")
    p.save(HERE / "refused-animated.png", save_all=True, append_images=[photo(16, 16)])
    (HERE / "refused-text.png").write_text("this is no picture\n")


if __name__ == "__main__":
    pngs()
    jpegs()
    others()
