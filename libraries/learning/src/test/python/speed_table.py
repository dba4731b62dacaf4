#!/usr/bin/env python3
"""Times Refocus and PyTorch alternately, on a machine with nothing else to do, and prints the table of speeds as Markdown.

    .venv/bin/python speed_table.py --rounds 3 --seconds 20 [ROW...]      # .venv as in time_torch.py; 25 minutes in all
"""
import argparse
import json
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[4]
NAFNET = "--net nafnet --width 16 --encoder 1 1 2 --middle 2 --decoder 1 1 1"
ROWS = {
    "GAN step, `resnet` 32/6, 128 px, batch 4": "train-step --net resnet --width 32 --blocks 6 --size 128 --batch 4",
    "GAN step, `paper9`, 64 px, batch 2": "train-step --net paper9 --size 64 --batch 2",
    "generator step, `nafnet` 16, 128 px, batch 4": f"train-step {NAFNET} --size 128 --batch 4 --no-adversary",
    "inference, `resnet` 32/6, 1280x720": "infer --net resnet --width 32 --blocks 6 --height 720 --width-px 1280",
    "inference, `nafnet` 16, 1280x720": f"infer {NAFNET} --height 720 --width-px 1280",
}
TORCH = [sys.executable, str(HERE / "time_torch.py")]
PROGRAMS = {"refocus": (["./refocus", "bench"], []), "torch": (TORCH, []), "channels last": (TORCH, ["--channels-last"])}


def measure(program, flags, seconds):
    start, end = PROGRAMS[program]
    lines = subprocess.run([*start, *flags.split(), "--seconds", seconds, *end], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return json.loads(lines.strip().splitlines()[-1])


def row(name, rounds, seconds):
    taken = {program: [] for program in PROGRAMS}
    for _ in range(rounds):
        for program in PROGRAMS:
            taken[program].append(measure(program, ROWS[name], seconds))
    ms = {program: statistics.median(run["median_ms"] for run in runs) for program, runs in taken.items()}
    mb = {program: statistics.median(run["peak_rss_mb"] for run in runs) for program, runs in taken.items()}
    ratios = [ms["refocus"] / ms["torch"], ms["refocus"] / ms["channels last"], mb["refocus"] / mb["torch"]]
    return f"| {name} | {' | '.join(f'{ms[p]:.0f} ms' for p in PROGRAMS)} | {' | '.join(f'{r:.2f}' for r in ratios)} |"


def main():
    p = argparse.ArgumentParser()
    p.add_argument("rows", nargs="*", help="words that a row's name must hold; default: all rows")
    p.add_argument("--rounds", type=int, default=3)
    p.add_argument("--seconds", default="20")
    a = p.parse_args()
    print("| work | Refocus | PyTorch | its channels last | ratio | to channels last | peak RSS |\n|---|---|---|---|---|---|---|")
    for name in ROWS:
        if all(word in name for word in a.rows):
            print(row(name, a.rounds, a.seconds), flush=True)


if __name__ == "__main__":
    main()
