#!/usr/bin/env python3
"""Cuts the encoder of `deblurgan-v2` out of torchvision's mobilenet_v2 weights, for `encoderWeights` of an experiment.

    python3 -m venv .venv && .venv/bin/pip install torch numpy safetensors
    .venv/bin/python cut_mobilenet.py mobilenet_v2-b0353104.pth mobilenet-encoder.safetensors

Prints the line that names the file and its digest.
"""
import hashlib
import sys
from pathlib import Path

import torch
from safetensors.torch import save_file

BLOCKS = 15
NORM = {"scale": "weight", "shift": "bias", "running_mean": "running_mean", "running_variance": "running_var"}


def layers():
    """Our name of each convolution with its norm: torchvision's names of the two."""
    yield "stem", "features.0.0", "features.0.1"
    for i in range(BLOCKS):
        block = f"features.{i + 1}.conv"
        if i > 0:
            yield f"block{i}.expand", f"{block}.0.0", f"{block}.0.1"
        depthwise = 1 if i > 0 else 0
        yield f"block{i}.depthwise", f"{block}.{depthwise}.0", f"{block}.{depthwise}.1"
        yield f"block{i}.project", f"{block}.{depthwise + 1}", f"{block}.{depthwise + 2}"


def cut(state):
    out = {}
    for ours, convolution, norm in layers():
        out[f"{ours}.weight"] = state[f"{convolution}.weight"]
        out |= {f"{ours}.{part}": state[f"{norm}.{theirs}"] for part, theirs in NORM.items()}
    return {name: value.float().contiguous() for name, value in out.items()}


if __name__ == "__main__":
    save_file(cut(torch.load(sys.argv[1], map_location="cpu", weights_only=True)), sys.argv[2])
    print(f"encoderWeights: {{file: {sys.argv[2]}, sha256: {hashlib.sha256(Path(sys.argv[2]).read_bytes()).hexdigest()}}}")
