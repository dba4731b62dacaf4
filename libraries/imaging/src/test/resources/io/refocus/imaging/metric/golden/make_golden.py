#!/usr/bin/env python3
"""Writes the golden pairs of the metric contract and what the field's own libraries measure on them.

    pip install numpy scipy pillow scikit-image
    python make_golden.py ../../../../../../../../../../configs/datasets/photos

Cut from CC0 and public-domain photographs. Made with numpy 2.4.6, scipy 1.17.1, scikit-image 0.26.0. Definitions: io.refocus.imaging.metric.MetricContract.
"""
import json
import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter
from scipy.ndimage import correlate1d
from skimage.metrics import peak_signal_noise_ratio, structural_similarity

C1, C2 = 0.01 ** 2, 0.03 ** 2
WINDOW = np.exp(-(np.arange(11) - 5) ** 2 / (2 * 1.5 ** 2))
WINDOW /= WINDOW.sum()


def ssim3d(a, b):
    def mean(x):
        for axis in range(3):
            x = correlate1d(x, WINDOW, axis=axis, mode="nearest")
        return x
    ma, mb = mean(a), mean(b)
    va, vb, cov = mean(a * a) - ma * ma, mean(b * b) - mb * mb, mean(a * b) - ma * mb
    return float((((2 * ma * mb + C1) * (2 * cov + C2)) / ((ma * ma + mb * mb + C1) * (va + vb + C2))).mean())


def measure(restored, sharp):
    a, b = (np.asarray(p, np.float64) / 255 for p in (restored, sharp))
    with np.errstate(divide="ignore"):
        psnr = float(peak_signal_noise_ratio(b, a, data_range=1.0))
    return {"psnrDb": psnr if np.isfinite(psnr) else "Infinity",
            "ssim": float(structural_similarity(b, a, gaussian_weights=True, sigma=1.5, use_sample_covariance=False, data_range=1.0, channel_axis=2)),
            "ssim3d": ssim3d(a, b), "acc": float((a.argmax(-1) == b.argmax(-1)).mean())}


def main():
    photos, here, rng = Path(sys.argv[1]), Path(__file__).parent, np.random.default_rng(20)

    def cut(name, x, y, w, h):
        return Image.open(photos / f"{name}.jpg").convert("RGB").crop((x, y, x + w, y + h))

    def noisy(picture, sd):
        values = np.asarray(picture, float) + rng.normal(0, sd, (picture.height, picture.width, 3))
        return Image.fromarray(np.rint(np.clip(values, 0, 255)).astype(np.uint8))

    parrot, cat, tiny = cut("plasma-parrot", 150, 120, 96, 64), cut("plasma-cat", 200, 200, 53, 37), cut("gcompris-crab", 250, 250, 12, 12)
    castle, owl, window = cut("gcompris-chambord", 180, 200, 80, 80), cut("plasma-owl", 200, 160, 64, 48), cut("scipy-raccoon", 240, 200, 11, 11)
    grey = owl.convert("L").convert("RGB")
    flat = Image.new("RGB", (24, 20), (200, 100, 100))
    pairs = {
        "identical": (parrot, parrot),
        "tiny-12x12": (noisy(tiny, 9), tiny),
        "window-11x11": (window.filter(ImageFilter.GaussianBlur(1)), window),
        "odd-53x37": (cat.filter(ImageFilter.GaussianBlur(1.3)), cat),
        "grey": (noisy(grey.filter(ImageFilter.GaussianBlur(1)), 3).convert("L").convert("RGB"), grey),
        "strong-blur": (castle.filter(ImageFilter.GaussianBlur(6)), castle),
        "noise": (noisy(parrot, 25), parrot),
        "one-level-off": (Image.new("RGB", flat.size, (201, 101, 101)), flat),
        "black-on-white": (Image.new("RGB", (16, 13), (0, 0, 0)), Image.new("RGB", (16, 13), (255, 255, 255))),
    }
    golden = {}
    for name, (restored, sharp) in pairs.items():
        restored.save(here / f"{name}.restored.png", optimize=True)
        sharp.save(here / f"{name}.sharp.png", optimize=True)
        golden[name] = measure(restored, sharp)
    (here / "golden.json").write_text(json.dumps(golden, indent=2) + "\n")


if __name__ == "__main__":
    main()
