#!/usr/bin/env python3
"""Trains NAFNet in PyTorch for some minutes on the pairs that `refocus train` trains on, and measures it on the test split; the last line is its JSON.

    python3 -m venv .venv && .venv/bin/pip install torch numpy pillow safetensors
    .venv/bin/python train_torch.py ../../../../../.refocus/pairs/demo-* --minutes 30

PSNR loss, AdamW at 0.001 down to 0.000001 by half a cosine over the minutes, gradients clipped to a norm of 1; crops turned and flipped. What is measured are the last weights, on whole pictures rounded to 8 bits.
"""
import argparse
import json
import math
import time
from pathlib import Path

import numpy as np
import torch
from networks import Nafnet
from PIL import Image

PEAK, END = 1e-3, 1e-6


def started(shapes, generator):
    """As PyTorch starts convolutions: weights and biases uniform within 1 / sqrt(fan-in); norms do nothing, residual scales are zero."""
    w = {}
    for name, shape in shapes.items():
        if name.endswith((".beta", ".gamma")) or ".norm" in name:
            w[name] = torch.ones(shape) if name.endswith(".weight") else torch.zeros(shape)
        else:
            bound = math.prod(shapes[name.replace(".bias", ".weight")][1:]) ** -0.5
            w[name] = torch.empty(shape).uniform_(-bound, bound, generator=generator)
    return {name: value.requires_grad_() for name, value in w.items()}


def picture(path):
    return torch.from_numpy(np.array(Image.open(path).convert("RGB"))).permute(2, 0, 1)


def pairs(folder):
    names = sorted(path.name for path in (folder / "blur").glob("*.png"))
    if not names:
        raise SystemExit(f"{folder}/blur holds no *.png; expected PAIRS/train and PAIRS/test as `refocus train` leaves them in .refocus/pairs")
    return [(picture(folder / "blur" / name), picture(folder / "sharp" / name)) for name in names]


def batch(data, a, random):
    crops = []
    for _ in range(a.batch):
        both = torch.stack(data[random.integers(len(data))])
        top, left = (int(random.integers(side - a.patch + 1)) for side in both.shape[2:])
        both = torch.rot90(both[:, :, top:top + a.patch, left:left + a.patch], int(random.integers(4)), (2, 3))
        crops.append(both.flip(3) if random.integers(2) else both)
    blurred, sharp = (torch.stack([crop[i] for crop in crops]).float() / 255 for i in (0, 1))
    return blurred, sharp


def train(net, w, data, a):
    random, optimiser = np.random.default_rng(a.seed), torch.optim.AdamW(w.values(), PEAK, (0.9, 0.9), weight_decay=0)
    start, steps, limit = time.monotonic(), 0, 60 * a.minutes
    while (spent := time.monotonic() - start) < limit:
        optimiser.param_groups[0]["lr"] = END + (PEAK - END) * (1 + math.cos(math.pi * spent / limit)) / 2
        blurred, sharp = batch(data, a, random)
        optimiser.zero_grad(set_to_none=True)
        mse = (net(w, blurred) - sharp).square().mean((1, 2, 3))
        loss = 10 * torch.log10(mse + 1e-8).mean()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(w.values(), 1.0)
        optimiser.step()
        steps += 1
        if steps % 500 == 0:
            print(f"step {steps}, {spent / 60:.1f} minutes, loss {loss.item():.3f}", flush=True)
    return steps


def psnr(one, other):
    return -10 * math.log10((one - other).square().mean().item())


@torch.no_grad()
def measure(net, w, data):
    """Means of the pictures' PSNR: blurred, restored."""
    scores = []
    for both in data:
        blurred, sharp = (x[None].float() / 255 for x in both)
        restored = (net(w, blurred).clamp(0, 1) * 255).round() / 255
        scores.append((psnr(blurred, sharp), psnr(restored, sharp)))
    return np.mean(scores, axis=0).tolist()


def main():
    p = argparse.ArgumentParser()
    p.add_argument("pairs", type=Path)
    p.add_argument("--minutes", type=float, default=30)
    for name, default in (("width", 16), ("middle", 2), ("patch", 128), ("batch", 4), ("seed", 7)):
        p.add_argument(f"--{name}", type=int, default=default)
    p.add_argument("--encoder", type=int, nargs="+", default=[1, 1, 2])
    p.add_argument("--decoder", type=int, nargs="+", default=[1, 1, 1])
    a = p.parse_args()
    net = Nafnet(a.width, a.encoder, a.middle, a.decoder)
    w = started(net.shapes, torch.Generator().manual_seed(a.seed))
    test = pairs(a.pairs / "test")
    steps = train(net, w, pairs(a.pairs / "train"), a)
    blurred, restored = measure(net, w, test)
    print(json.dumps({
        "peer": "torch", "version": torch.__version__, "minutes": a.minutes, "steps": steps, "parameters": sum(v.numel() for v in w.values()), "pictures": len(test),
        "blurredPsnrDb": round(blurred, 3), "psnrDb": round(restored, 3), "gainDb": round(restored - blurred, 3)}))


if __name__ == "__main__":
    main()
