#!/usr/bin/env python3
"""Trains the experiments of the comparison for the same minutes each, measures them on the test split, and prints the table as Markdown.

    python3 -m venv .venv && .venv/bin/pip install pillow
    .venv/bin/python quality_table.py OUT [ROW...] [--minutes 3] [--dataset shake]      # half an hour; a row that lies in OUT is not trained again

OUT gets a folder for each row, `curves.png` (their validation curves) and `comparison.jpg` (a detail of one test picture, blurred, restored by each row, sharp).
"""
import argparse
import json
import subprocess
from pathlib import Path

from PIL import Image, ImageDraw

ROOT = Path(__file__).parents[5]
ROWS = ["paper9-l2", "paper9", "cnn17", "resnet", "nafnet", "nafnet-gan"]
KEYS = ["psnrDb", "gainDb", "ssim", "acc"]
DETAIL = 192
CAPTION = 16
CURVE = (560, 315)
GRID = 4


def refocus(*words):
    return json.loads(subprocess.run(["./refocus", *map(str, words), "--json"], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout)


def train(row, a):
    folder = a.out / row
    if not (folder / "summary.json").exists():
        refocus("train", f"configs/experiments/{row}.yaml", "-o", folder, "--dataset", f"configs/datasets/{a.dataset}.yaml", "--minutes", a.minutes)
    return json.loads((folder / "summary.json").read_text())


def test_split(a):
    """The folder that the trainings have written the pairs to."""
    return max((ROOT / ".refocus/pairs").glob(f"{a.dataset}-*"), key=lambda folder: folder.stat().st_mtime) / "test"


def line(row, summary, mean):
    psnr, gain, ssim, acc = (mean[key] for key in KEYS)
    return f"| `{row}` | {summary['parameters']:,} | {summary['seconds'] / 60:.1f} | {summary['steps']:,} | {psnr:.2f} dB | {gain:+.2f} dB | {ssim:.3f} | {acc:.3f} |"


def tiled(tiles, path):
    """Captioned pictures of one size, side by side."""
    width, height = tiles[0][1].size
    rows = -(-len(tiles) // GRID)
    sheet = Image.new("RGB", (GRID * width, rows * (height + CAPTION)), "white")
    for i, (caption, picture) in enumerate(tiles):
        at = (i % GRID * width, i // GRID * (height + CAPTION))
        ImageDraw.Draw(sheet).text((at[0] + 4, at[1] + 2), caption, fill="black")
        sheet.paste(picture.convert("RGB"), (at[0], at[1] + CAPTION))
    sheet.save(path, quality=88, optimize=True)


def detail(path, at):
    return Image.open(path).crop((*at, at[0] + DETAIL, at[1] + DETAIL))


def comparison(rows, a, name, at):
    pairs = test_split(a)
    tiles = [("blurred", detail(pairs / "blur" / name, at))]
    for row in rows:
        restored = a.out / row / "restored.png"
        subprocess.run(["./refocus", "restore", pairs / "blur" / name, "-o", restored, "--model", a.out / row], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        tiles.append((row, detail(restored, at)))
    tiled([*tiles, ("sharp", detail(pairs / "sharp" / name, at))], a.out / "comparison.jpg")


def main():
    p = argparse.ArgumentParser()
    p.add_argument("out", type=lambda text: Path(text).resolve())
    p.add_argument("rows", nargs="*", default=ROWS)
    p.add_argument("--minutes", default="3")
    p.add_argument("--dataset", default="demo")
    p.add_argument("--picture", help="name of the test picture of the comparison; default: the first")
    p.add_argument("--at", type=int, nargs=2, default=[160, 160], metavar=("X", "Y"), help="where its detail begins")
    a = p.parse_args()
    print("| row | parameters | minutes | steps | PSNR | gain | SSIM | ACC |\n|---|---|---|---|---|---|---|---|")
    for row in a.rows:
        summary = train(row, a)
        print(line(row, summary, refocus("evaluate", a.out / row, test_split(a))["mean"]), flush=True)
    tiled([(row, Image.open(a.out / row / "psnr.png").convert("RGB").resize(CURVE, Image.LANCZOS)) for row in a.rows], a.out / "curves.png")
    picture = a.picture or sorted(path.name for path in (test_split(a) / "blur").iterdir())[0]
    comparison(a.rows, a, picture, a.at)


if __name__ == "__main__":
    main()
