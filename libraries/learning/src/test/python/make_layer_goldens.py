#!/usr/bin/env python3
"""Makes the golden values of the layers with PyTorch.

    python3 -m venv .venv && .venv/bin/pip install torch numpy safetensors
    .venv/bin/python make_layer_goldens.py ../resources/golden

`layers` holds for each layer and batch `<layer>.<batch>.weights.*`, `input`, `upstream` (loss gradient of the output), `output`, `input-gradient` and `gradients.*` under the names of
our tensors. `batch-norm-inference` holds `weights.*`, and `<batch>.input` and `<batch>.output`. `wide-convolutions` holds digests alone: largest magnitude, mean, norm and some values of each array.
"""
import sys
from itertools import count
from pathlib import Path

import torch
import torch.nn.functional as F
from formula import kept, named
from networks import Nafnet, reflect
from safetensors.torch import save_file
from values import digest, weights

SEED = 7  # of the pass
UNUSED_SEEDS = {2, 3, 4, 12, 18}  # of layers that are gone: the others keep their numbers


def wide_convolutions(path):
    """Convolutions of stride 1 with many channels: everything by formula and in double precision; digests only."""
    file = {}
    for name, shape, picture, function in (
        ("three", (72, 64, 3, 3), (3, 64, 23, 19), lambda x, w, b: F.conv2d(x, w, b, 1, 1)),
        ("three-valid", (64, 80, 3, 3), (4, 80, 18, 18), lambda x, w, b: F.conv2d(x, w, b)),
        ("four", (64, 72, 4, 4), (3, 72, 16, 21), lambda x, w, b: F.conv2d(x, w, b, 1, 1)),
        ("transposed", (64, 72, 3, 3), (1, 64, 33, 31), lambda x, w, b: F.conv_transpose2d(x, w, b, 1, 1)),
    ):
        outputs = shape[1 if name == "transposed" else 0]
        x, w, b = (named(f"{name} {what}", size, scale).double().requires_grad_() for what, size, scale in (("picture", picture, 1), ("weight", shape, 0.5), ("bias", (outputs,), 0.5)))
        y = function(x, w, b)
        gradients = torch.autograd.grad(y, [x, w, b], named(f"{name} upstream", y.shape, 1).double())
        file |= {f"{name}.{key}": digest(value).float() for key, value in zip(("output", "input-gradient", "weight", "bias"), (y, *gradients))}
    save_file(file, path)


def layers():
    """Name: (function of weights and input, shapes of weights, channels, height, width); channel-major operators see the same pictures swapped."""
    conv3, conv5 = {"weight": (3, 2, 3, 3), "bias": (3,)}, {"weight": (2, 3, 5, 5), "bias": (2,)}
    normed = {"scale": (2,), "shift": (2,), "running_mean": (2,), "running_variance": (2,)}
    depth = {"weight": (3, 1, 3, 3), "bias": (3,)}

    def attend(w, x):
        return x * F.conv2d(x.mean((2, 3), keepdim=True), w["weight"], w["bias"])

    def gate(w, x):
        a, b = x.chunk(2, 1)
        return a * b

    def batch_norm(w, x):
        return F.batch_norm(x, w["running_mean"].clone(), w["running_variance"].clone(), w["scale"], w["shift"], True, 0.1, 1e-3)

    def scaled(w, x):
        return x + w["gamma"][:, None, None] * F.conv2d(x, w["project.weight"], w["project.bias"])

    return {
        "convolution": (lambda w, x: F.conv2d(x, w["weight"], w["bias"], 1, 1), conv3, 2, 5, 3),
        "strided-convolution": (lambda w, x: F.conv2d(x, w["weight"], w["bias"], 2, 2), conv5, 3, 7, 5),
        "pointwise-convolution": (lambda w, x: F.conv2d(x, w["weight"], w["bias"]), {"weight": (4, 3, 1, 1), "bias": (4,)}, 3, 5, 3),
        "plain-pointwise-convolution": (lambda w, x: F.conv2d(x, w["weight"]), {"weight": (2, 3, 1, 1)}, 3, 5, 3),
        "depthwise-convolution": (lambda w, x: F.conv2d(x, w["weight"], w["bias"], 1, 1, 1, 3), depth, 3, 5, 3),
        "strided-depthwise-convolution": (lambda w, x: F.conv2d(x, w["weight"], w["bias"], 2, 2, 1, 2), {"weight": (2, 1, 5, 5), "bias": (2,)}, 2, 7, 5),
        "transposed-convolution": (lambda w, x: F.conv_transpose2d(x, w["weight"], w["bias"], 1, 1), {"weight": (2, 3, 3, 3), "bias": (3,)}, 2, 5, 3),
        "doubling-transposed-convolution": (lambda w, x: F.conv_transpose2d(x, w["weight"], w["bias"], 2, 1, 1), {"weight": (2, 3, 3, 3), "bias": (3,)}, 2, 5, 3),
        "nearest-upsampling": (lambda w, x: F.interpolate(x, scale_factor=3), {}, 2, 3, 5),
        "pixel-shuffle": (lambda w, x: F.pixel_shuffle(x, 2), {}, 8, 3, 5),
        "pixel-unshuffle": (lambda w, x: F.pixel_unshuffle(x, 3), {}, 2, 9, 3),
        "reflect-pad": (lambda w, x: reflect(x, 2), {}, 2, 5, 3),
        "zero-pad": (lambda w, x: F.pad(x, (1,) * 4), {}, 2, 5, 3),
        "zero-pad-to-multiple": (lambda w, x: F.pad(x, (0, 1, 0, 3)), {}, 2, 5, 3),
        "instance-norm": (lambda w, x: F.instance_norm(x), {}, 2, 5, 3),
        "batch-norm": (batch_norm, normed, 2, 5, 3),
        "channel-layer-norm": (lambda w, x: Nafnet.norm({f"n.{k}": v for k, v in w.items()}, "n", x), {"weight": (3,), "bias": (3,)}, 3, 5, 3),
        "relu": (lambda w, x: F.relu(x), {}, 2, 5, 3),
        "relu6": (lambda w, x: F.relu6(8 * x), {}, 2, 5, 3),
        "leaky-relu": (lambda w, x: F.leaky_relu(x, 0.2), {}, 2, 5, 3),
        "sigmoid": (lambda w, x: torch.sigmoid(x), {}, 2, 5, 3),
        "tanh": (lambda w, x: torch.tanh(x), {}, 2, 5, 3),
        "clamp": (lambda w, x: torch.clamp(x, -0.3, 0.6), {}, 2, 5, 3),
        "simple-gate": (gate, {}, 4, 5, 3),
        "channel-attention": (attend, {"weight": (3, 3, 1, 1), "bias": (3,)}, 3, 5, 3),
        "scaled-residual": (scaled, {"project.weight": (2, 2, 1, 1), "project.bias": (2,), "gamma": (2,)}, 2, 5, 3),
        "residual": (lambda w, x: x + F.conv2d(x, w["weight"], w["bias"], 1, 1), {"weight": (2, 2, 3, 3), "bias": (2,)}, 2, 5, 3),
        "dense": (lambda w, x: F.linear(x.flatten(1), w["weight"], w["bias"])[..., None, None], {"weight": (3, 30), "bias": (3,)}, 2, 5, 3),
        "max-pooling": (lambda w, x: F.max_pool2d(x, 2), {}, 2, 5, 7),
        "row-wise-convolution": (lambda w, x: F.conv2d(x, w["weight"], w["bias"]), {"weight": (3, 2, 5, 5), "bias": (3,)}, 2, 9, 7),
        "dropout": (lambda w, x: x * kept(0.3, SEED + 5, x.shape) / 0.7, {}, 2, 5, 3),
        "instance-norm-relu": (lambda w, x: F.relu(F.instance_norm(x)), {}, 2, 5, 3),
        "instance-norm-leaky-relu": (lambda w, x: F.leaky_relu(F.instance_norm(x), 0.2), {}, 2, 5, 3),
        "halving-convolution": (lambda w, x: F.conv2d(x, w["weight"], w["bias"], 2, 1), conv3, 2, 6, 8),
        "halving-convolution-4x4": (lambda w, x: F.conv2d(x, w["weight"], w["bias"], 2, 1), {"weight": (3, 2, 4, 4), "bias": (3,)}, 2, 6, 8),
        "halving-convolution-4x4-of-odd-sides": (lambda w, x: F.conv2d(x, w["weight"], w["bias"], 2, 1), {"weight": (3, 2, 4, 4), "bias": (3,)}, 2, 7, 5),
        "convolution-of-patches": (lambda w, x: F.conv2d(x, w["weight"], w["bias"], 3), conv3, 2, 9, 3),
        "gated-depthwise-convolution": (lambda w, x: gate(w, F.conv2d(x, w["weight"], w["bias"], 1, 1, 1, 4)), {"weight": (4, 1, 3, 3), "bias": (4,)}, 4, 5, 3),
    }


def layer_goldens(path):
    file = {}
    seeds = (seed for seed in count() if seed not in UNUSED_SEEDS)
    for seed, (name, (function, shapes, *picture)) in zip(seeds, layers().items()):
        for batch in (1, 3):
            w, generator = weights(shapes, seed), torch.Generator().manual_seed(1000 + seed)
            x = torch.randn((batch, *picture), generator=generator).requires_grad_()
            trained = {key: value.requires_grad_() for key, value in w.items() if "running" not in key}
            y = function(w, x)
            upstream = torch.randn(y.shape, generator=generator)
            gradients = torch.autograd.grad(y, [x, *trained.values()], upstream)
            at = f"{name}.{batch}."
            file |= {f"{at}input": x, f"{at}upstream": upstream, f"{at}output": y, f"{at}input-gradient": gradients[0]}
            file |= {f"{at}weights.{key}": value for key, value in w.items()}
            file |= {f"{at}gradients.{key}": value for key, value in zip(trained, gradients[1:])}
    save_file({name: value.detach().contiguous() for name, value in file.items()}, path)


def batch_norm_inference(path):
    """Running statistics far from those of the pictures."""
    w = {"scale": (0.5, -1.2, 2, 0.8, 1.5), "shift": (0.3, 0, -2, 1, 0.7), "running_mean": (1.5, -2, 0.4, 0, 3), "running_variance": (0.01, 1, 4, 25, 0.5)}
    w = {name: torch.tensor(values, dtype=torch.double) for name, values in w.items()}
    file = {f"weights.{name}": value for name, value in w.items()}
    for batch in (1, 3):
        x = torch.randn((batch, 5, 7, 3), generator=torch.Generator().manual_seed(62 + batch)).double()
        file |= {f"{batch}.input": x, f"{batch}.output": F.batch_norm(x, w["running_mean"], w["running_variance"], w["scale"], w["shift"], False, 0.1, 1e-3)}
    save_file({name: value.float().contiguous() for name, value in file.items()}, path)


def main():
    folder = Path(sys.argv[1])
    layer_goldens(folder / "layers.safetensors")
    batch_norm_inference(folder / "batch-norm-inference.safetensors")
    wide_convolutions(folder / "wide-convolutions.safetensors")


if __name__ == "__main__":
    main()
