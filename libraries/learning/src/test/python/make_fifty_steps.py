#!/usr/bin/env python3
"""Trains tiny networks for fifty steps with PyTorch and writes down the losses of every step: our loop, given the same weights and batches, must lose the same.

    python3 -m venv .venv && .venv/bin/pip install torch numpy safetensors
    .venv/bin/python make_fifty_steps.py ../resources/golden

Each file holds the initial weights (`generator.*`, `discriminator.*`) and `losses`, [50, k]. Batches are not stored: pixel i of step s is a hash of 2^32 s + i (formula.py), and blurred pictures
are sharp ones averaged with their right neighbours.
"""
import math
import sys
from pathlib import Path

import torch
import torch.nn.functional as F
from formula import hashed
from networks import Nafnet, Patchgan, Residual, Resnet
from safetensors.torch import save_file
from values import weights

STEPS, SHAPE = 50, (2, 3, 32, 32)


def batch(step):
    sharp = hashed(step, math.prod(SHAPE)).float().reshape(SHAPE)  # exact: 24 bits
    return (sharp + sharp.roll(-1, 3)) / 2, sharp


def start(net, seed):
    return {name: 0.3 * value if name.endswith("weight") else value for name, value in weights(net.shapes, seed).items()}


def psnr(x, y):
    return 10 / math.log(10) * torch.log(((x - y) ** 2).mean((1, 2, 3)) + 1e-8).mean()


def alone(net, seed, loss, optimiser, clip, path):
    w = start(net, seed)
    file = {f"generator.{name}": value.clone() for name, value in w.items()}
    parameters = [value.requires_grad_() for value in w.values()]
    optimiser, losses = optimiser(parameters), []
    for step in range(STEPS):
        blurred, sharp = batch(step)
        value = loss(net(w, blurred), sharp)
        optimiser.zero_grad()
        value.backward()
        torch.nn.utils.clip_grad_norm_(parameters, clip)
        optimiser.step()
        losses.append([value.item()])
    save_file({name: value.detach().contiguous() for name, value in (file | {"losses": torch.tensor(losses)}).items()}, path)


def pair(g, d, path):
    wg, wd = start(g, 43), start(d, 44)
    file = {f"generator.{name}": value.clone() for name, value in wg.items()} | {f"discriminator.{name}": value.clone() for name, value in wd.items()}
    og, od = (torch.optim.Adam([value.requires_grad_() for value in w.values()], 1e-3, betas=(0.5, 0.999)) for w in (wg, wd))
    bce, losses = F.binary_cross_entropy_with_logits, []
    for step in range(STEPS):
        blurred, sharp = batch(step)
        restored = g(wg, blurred)
        real, fake = d(wd, sharp), d(wd, restored.detach())
        real, fake = bce(real, torch.ones_like(real)), bce(fake, torch.zeros_like(fake))
        od.zero_grad()
        (real + fake).backward()
        od.step()
        judged = d(wd, restored)
        content, adversarial = F.l1_loss(restored, sharp), bce(judged, torch.ones_like(judged))
        og.zero_grad()
        (content + 0.01 * adversarial).backward()
        og.step()
        losses.append([content.item(), adversarial.item(), real.item(), fake.item()])
    save_file({name: value.detach().contiguous() for name, value in (file | {"losses": torch.tensor(losses)}).items()}, path)


def main():
    folder = Path(sys.argv[1])
    adam = lambda parameters: torch.optim.Adam(parameters, 2e-4, betas=(0.9, 0.999))
    adamw = lambda parameters: torch.optim.AdamW(parameters, 1e-3, betas=(0.9, 0.9), weight_decay=1)
    alone(Resnet(4, 1), 41, F.l1_loss, adam, math.inf, folder / "fifty-steps-resnet.safetensors")
    alone(Nafnet(4, [1, 1], 1, [1, 1]), 42, psnr, adamw, 1.0, folder / "fifty-steps-nafnet.safetensors")
    pair(Residual(8, 1), Patchgan(4, 2), folder / "fifty-steps-gan.safetensors")


if __name__ == "__main__":
    main()
