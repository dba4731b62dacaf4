#!/usr/bin/env python3
"""Draws pictures of text and of a program's window, as pairs for `./refocus evaluate`: what a model does to pictures that are no photographs.

usage: text_pictures.py OUT      (needs pillow 10.1 or later, numpy, scipy)

OUT/sharp-input/{blur,sharp}: the sharp pictures as their own input; OUT/defocus/{blur,sharp}: the same out of focus by 2 px.
"""
import os
import sys

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from scipy.ndimage import convolve

WORDS = "A blurred photograph and the same one sharp: the model learns what lies between them. 0123456789 (x + y) * 2 = [a, b]; "


def page(size, ink, ground):
    picture = Image.new("RGB", (512, 512), ground)
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(size)
    for line, y in enumerate(range(8, 512 - size, int(1.4 * size))):
        draw.text((8, y), (WORDS * 3)[7 * line:7 * line + 110], font=font, fill=ink)
    return picture


def window():
    picture = Image.new("RGB", (512, 512), (242, 242, 244))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 511, 32), fill=(40, 60, 90))
    draw.text((12, 8), "trials  -  leaderboard", font=ImageFont.load_default(14), fill=(255, 255, 255))
    for row in range(14):
        y = 48 + 32 * row
        draw.rectangle((16, y, 495, y + 24), fill=(255, 255, 255) if row % 2 else (232, 238, 246), outline=(200, 204, 210))
        draw.text((24, y + 5), f"trial {row:02d}", font=ImageFont.load_default(12), fill=(20, 20, 20))
        draw.rectangle((140, y + 6, 140 + 23 * row, y + 18), fill=(30 + 15 * row, 120, 200 - 12 * row))
    return picture


def defocused(picture, radius=2):
    y, x = np.mgrid[-radius:radius + 1, -radius:radius + 1]
    disc = (x * x + y * y <= (radius + 0.5) ** 2).astype(float)
    light = (np.asarray(picture) / 255.0) ** 2.2
    blurred = np.stack([convolve(light[..., c], disc / disc.sum(), mode="mirror") for c in range(3)], axis=-1)
    return Image.fromarray(np.uint8(np.round(255 * blurred ** (1 / 2.2))))


def main(out):
    pictures = {
        "text-11px": page(11, (0, 0, 0), (255, 255, 255)),
        "text-16px": page(16, (0, 0, 0), (255, 255, 255)),
        "text-24px-dark": page(24, (220, 220, 220), (30, 30, 30)),
        "text-16px-coloured": page(16, (170, 30, 40), (250, 245, 220)),
        "window": window(),
    }
    for kind, blur in (("sharp-input", lambda picture: picture), ("defocus", defocused)):
        for side in ("blur", "sharp"):
            os.makedirs(f"{out}/{kind}/{side}", exist_ok=True)
        for name, picture in pictures.items():
            blur(picture).save(f"{out}/{kind}/blur/{name}.png")
            picture.save(f"{out}/{kind}/sharp/{name}.png")


if len(sys.argv) != 2:
    sys.exit(__doc__)
main(sys.argv[1])
