#!/usr/bin/env python3
"""Makes the golden values of the networks and of the adversarial step with PyTorch.

    python3 -m venv .venv && .venv/bin/pip install torch numpy safetensors
    .venv/bin/python make_goldens.py ../resources/golden

Each file holds `weights.*`, `input`, `upstream` (loss gradient of the output), `output`, `input-gradient` (through the layers, not the global skip) and `gradients.*` under the names
of our tensors. `full-size-*` hold digests alone: largest magnitude, mean, norm and some values of each array.
`adversarial-step` holds three batches and the losses of three steps: content, adversarial, real, fake.
"""
import math
import sys
from pathlib import Path

import formula
import torch
import torch.nn.functional as F
from formula import named
from safetensors.torch import load_file, save_file


def weights(shapes, seed):
    generator = torch.Generator().manual_seed(seed)
    return {name: torch.randn(shape, generator=generator) * 0.25 + (1.0 if name.endswith((".scale", "variance")) else 0.0) for name, shape in shapes.items()}


def calm_weights(shapes, seed):
    """Of a variance that keeps values through ReLU6, with most units inside it: under other weights batch norms divide by almost nothing, and even PyTorch's single and double
    precision differ by more than is allowed to us."""
    generator, w = torch.Generator().manual_seed(seed), {}
    for name, shape in shapes.items():
        drawn = torch.randn(shape, generator=generator)
        w[name] = drawn * math.sqrt(2 / math.prod(shape[1:])) if len(shape) > 1 else drawn * 0.25 + (1.0 if name.endswith((".scale", ".shift", "variance")) else 0.0)
    return w


def convolution_shapes(name, inputs, outputs, kernel, transposed=False):
    return {f"{name}.weight": (inputs, outputs, kernel, kernel) if transposed else (outputs, inputs, kernel, kernel), f"{name}.bias": (outputs,)}


def conv(w, name, x, stride=1, padding=0):
    return F.conv2d(x, w[f"{name}.weight"], w[f"{name}.bias"], stride, padding)


def deconv(w, name, x, stride=1, padding=0, output_padding=0):
    return F.conv_transpose2d(x, w[f"{name}.weight"], w[f"{name}.bias"], stride, padding, output_padding)


def reflect(x, padding):
    return F.pad(x, (padding,) * 4, mode="reflect")


class Residual:
    def __init__(self, width, blocks):
        self.blocks = blocks
        self.shapes = convolution_shapes("head", 12, width, 3)
        for i in range(blocks):
            self.shapes |= convolution_shapes(f"blocks.{i}.first", width, width, 3) | convolution_shapes(f"blocks.{i}.second", width, width, 3)
        self.shapes |= convolution_shapes("tail", width, 12, 3)

    def __call__(self, w, x):
        y = conv(w, "head", F.pixel_unshuffle(x, 2), 1, 1)
        for i in range(self.blocks):
            y = y + conv(w, f"blocks.{i}.second", F.relu(conv(w, f"blocks.{i}.first", y, 1, 1)), 1, 1)
        return x.detach() + F.pixel_shuffle(conv(w, "tail", y, 1, 1), 2)


class Resnet:
    def __init__(self, width, blocks):
        self.blocks, c = blocks, width
        self.shapes = convolution_shapes("stem", 3, c, 7) | convolution_shapes("down.0", c, 2 * c, 3) | convolution_shapes("down.1", 2 * c, 4 * c, 3)
        for i in range(blocks):
            self.shapes |= convolution_shapes(f"blocks.{i}.first", 4 * c, 4 * c, 3) | convolution_shapes(f"blocks.{i}.second", 4 * c, 4 * c, 3)
        self.shapes |= convolution_shapes("up.0", 4 * c, 2 * c, 3, True) | convolution_shapes("up.1", 2 * c, c, 3, True) | convolution_shapes("head", c, 3, 7)

    def __call__(self, w, x):
        norm = F.instance_norm
        y = F.relu(norm(conv(w, "stem", reflect(x, 3))))
        y = F.relu(norm(conv(w, "down.0", y, 2, 1)))
        y = F.relu(norm(conv(w, "down.1", y, 2, 1)))
        for i in range(self.blocks):
            z = F.relu(norm(conv(w, f"blocks.{i}.first", reflect(y, 1))))
            y = y + norm(conv(w, f"blocks.{i}.second", reflect(z, 1)))
        y = F.relu(norm(deconv(w, "up.0", y, 2, 1, 1)))
        y = F.relu(norm(deconv(w, "up.1", y, 2, 1, 1)))
        return torch.clamp(x.detach() + torch.tanh(conv(w, "head", reflect(y, 3))), 0, 1)


class Paper9:
    """The paper's net with its widths divided."""

    def __init__(self, divisor):
        self.down = [3] + [c // divisor for c in (64, 128, 256)]
        self.up = [c // divisor for c in (256, 512, 256, 128, 64)] + [3]
        self.shapes = {}
        for i, (a, b) in enumerate(zip(self.down, self.down[1:])):
            self.shapes |= convolution_shapes(f"convolutions.{i}", a, b, 3)
        last, c = f"convolutions.{len(self.down) - 2}", self.down[-1]
        self.shapes |= {f"{last}.{name}": (c,) for name in ("scale", "shift", "running_mean", "running_variance")}
        for i, (a, b) in enumerate(zip(self.up, self.up[1:])):
            self.shapes |= convolution_shapes(f"transposed.{i}", a, b, 3, True)

    def __call__(self, w, x):
        last = len(self.down) - 2
        for i in range(last + 1):
            x = F.relu(conv(w, f"convolutions.{i}", x, 1, 1))
        n = f"convolutions.{last}"
        x = F.batch_norm(x, w[f"{n}.running_mean"], w[f"{n}.running_variance"], w[f"{n}.scale"], w[f"{n}.shift"], True, 0.1, 1e-3)
        for i in range(len(self.up) - 1):
            x = deconv(w, f"transposed.{i}", x, 1, 1)
            x = F.relu(x) if i < len(self.up) - 2 else torch.sigmoid(x)
        return x


class Nafnet:
    """Names as in the reference implementation, scales and norms as vectors."""

    def __init__(self, width, encoder, middle, decoder):
        self.encoder, self.middle, self.decoder = encoder, middle, decoder
        self.shapes, c = convolution_shapes("intro", 3, width, 3) | convolution_shapes("ending", width, 3, 3), width
        for i, n in enumerate(encoder):
            self.add_blocks(f"encoders.{i}", c, n)
            self.shapes |= convolution_shapes(f"downs.{i}", c, 2 * c, 2)
            c *= 2
        self.add_blocks("middle", c, middle)
        for i, n in enumerate(decoder):
            self.shapes[f"ups.{i}.weight"] = (2 * c, c, 1, 1)
            c //= 2
            self.add_blocks(f"decoders.{i}", c, n)

    def add_blocks(self, name, c, count):
        for b in (f"{name}.{i}" for i in range(count)):
            for part, i, o in (("expand", c, 2 * c), ("attend", c, c), ("project", c, c), ("feed_in", c, 2 * c), ("feed_out", c, c)):
                self.shapes |= convolution_shapes(f"{b}.{part}", i, o, 1)
            self.shapes |= {f"{b}.depth.weight": (2 * c, 1, 3, 3), f"{b}.depth.bias": (2 * c,), f"{b}.beta": (c,), f"{b}.gamma": (c,)}
            self.shapes |= {f"{b}.norm{i}.{part}": (c,) for i in (1, 2) for part in ("weight", "bias")}

    @staticmethod
    def norm(w, name, x):
        return F.layer_norm(x.permute(0, 2, 3, 1), x.shape[1:2], w[f"{name}.weight"], w[f"{name}.bias"], 1e-6).permute(0, 3, 1, 2)

    def blocks(self, w, name, x, count):
        for b in (f"{name}.{i}" for i in range(count)):
            y = conv(w, f"{b}.expand", self.norm(w, f"{b}.norm1", x))
            p, q = F.conv2d(y, w[f"{b}.depth.weight"], w[f"{b}.depth.bias"], padding=1, groups=y.shape[1]).chunk(2, 1)
            y = p * q
            y = conv(w, f"{b}.project", y * conv(w, f"{b}.attend", y.mean((2, 3), keepdim=True)))
            x = x + w[f"{b}.beta"][:, None, None] * y
            p, q = conv(w, f"{b}.feed_in", self.norm(w, f"{b}.norm2", x)).chunk(2, 1)
            x = x + w[f"{b}.gamma"][:, None, None] * conv(w, f"{b}.feed_out", p * q)
        return x

    def __call__(self, w, x):
        h, v = x.shape[2:]
        multiple, skips = 2 ** len(self.encoder), []
        y = conv(w, "intro", F.pad(x, (0, -v % multiple, 0, -h % multiple)), 1, 1)
        for i, n in enumerate(self.encoder):
            y = self.blocks(w, f"encoders.{i}", y, n)
            skips.append(y)
            y = conv(w, f"downs.{i}", y, 2)
        y = self.blocks(w, "middle", y, self.middle)
        for i, n in enumerate(self.decoder):
            y = F.pixel_shuffle(F.conv2d(y, w[f"ups.{i}.weight"]), 2) + skips.pop()
            y = self.blocks(w, f"decoders.{i}", y, n)
        return x.detach() + conv(w, "ending", y, 1, 1)[..., :h, :v]


class FeaturePyramid:
    """DeblurGAN-v2's decoder; `encode` gives the taps."""

    def __init__(self, encode, shapes, taps, wide, narrow):
        self.encode, self.levels, self.shapes = encode, len(taps), dict(shapes)
        self.shapes |= {f"laterals.{i}.weight": (wide if i else narrow, c, 1, 1) for i, c in enumerate(taps)}
        for i in range(1, len(taps)):
            self.shapes |= {f"heads.{i}.first.weight": (narrow, wide, 3, 3), f"heads.{i}.second.weight": (narrow, narrow, 3, 3)}
        for i in range(1, len(taps) - 1):
            self.shapes |= convolution_shapes(f"topdown.{i}", wide, wide, 3)
        self.shapes |= convolution_shapes("smooth", (len(taps) - 1) * narrow, narrow, 3) | convolution_shapes("smooth2", narrow, narrow // 2, 3)
        self.shapes |= convolution_shapes("final", narrow // 2, 3, 3)

    @staticmethod
    def normed(w, name, x):
        return F.relu(F.instance_norm(conv(w, name, x, 1, 1)))

    def __call__(self, w, x):
        laterals = [F.conv2d(tap, w[f"laterals.{i}.weight"]) for i, tap in enumerate(self.encode(w, x))]
        heads, y = [], laterals[-1]
        for i in range(self.levels - 1, 0, -1):
            if i < self.levels - 1:
                y = self.normed(w, f"topdown.{i}", F.interpolate(y, scale_factor=2) + laterals[i])
            z = F.relu(F.conv2d(F.relu(F.conv2d(y, w[f"heads.{i}.first.weight"], padding=1)), w[f"heads.{i}.second.weight"], padding=1))
            heads.append(F.interpolate(z, scale_factor=2 ** (i - 1)))
        y = F.interpolate(self.normed(w, "smooth", torch.cat(heads, 1)), scale_factor=2) + laterals[0]
        y = F.interpolate(self.normed(w, "smooth2", y), scale_factor=2)
        return torch.clamp(x.detach() + torch.tanh(conv(w, "final", y, 1, 1)), 0, 1)


def lite_encoder(file, dtype=torch.float32):
    """The shipped stages of EfficientNet-Lite0, padded as TensorFlow does."""
    shipped = {name: value.to(dtype) for name, value in load_file(file).items()}

    def same(x, k, s):
        total = [max((-(-n // s) - 1) * s + k - n, 0) for n in (x.shape[3], x.shape[2])]
        return F.pad(x, [p for t in total for p in (t // 2, t - t // 2)])

    def encode(w, x):
        def apply(name, x, stride=1, groups=1):
            return F.conv2d(x, shipped[f"{name}.weight"], shipped[f"{name}.bias"], stride, 0, 1, groups)
        x, taps = F.relu6(apply("stem", same(x * 255 / 128 - 127 / 128, 3, 2), 2)), []
        for i, k, s in ((0, 3, 1), (1, 3, 2), (2, 3, 1), (3, 5, 2), (4, 5, 1)):
            y = F.relu6(apply(f"block{i}.expand", x)) if i else x
            y = apply(f"block{i}.project", F.relu6(apply(f"block{i}.depthwise", same(y, k, s), s, y.shape[1])))
            x = x + y if y.shape == x.shape else y
            if i in (0, 2, 4):
                taps.append(x)
        return taps

    return encode


class MobileEncoder:
    """The first fifteen blocks of MobileNetV2 with batch norm, widths divided."""

    TABLE = ((1, 16, 1, 1, 0), (6, 24, 2, 2, 1), (6, 32, 3, 2, 2), (6, 64, 4, 2, 3), (6, 96, 3, 1, 4), (6, 160, 2, 2, 4))

    def __init__(self, divisor):
        self.shapes, self.blocks, self.taps, c, index = {}, [], [], max(1, 32 // divisor), 0
        self.add("encoder.0.stem", (c, 3, 3, 3))
        for expansion, published, count, first, stage in self.TABLE:
            out = max(1, published // divisor)
            for i in range(count):
                name, hidden, stride = f"encoder.{stage}.block{index}", expansion * c, first if i == 0 else 1
                if expansion > 1:
                    self.add(f"{name}.expand", (hidden, c, 1, 1))
                self.add(f"{name}.depthwise", (hidden, 1, 3, 3))
                self.add(f"{name}.project", (out, hidden, 1, 1))
                self.blocks.append((name, expansion, stride, stage))
                c, index = out, index + 1
            self.taps[stage:] = [c]

    def add(self, name, shape):
        self.shapes |= {f"{name}.weight": shape} | {f"{name}.{part}": shape[:1] for part in ("scale", "shift", "running_mean", "running_variance")}

    def __call__(self, w, x):
        def normed(name, x, stride=1, padding=0, groups=1):
            y = F.conv2d(x, w[f"{name}.weight"], None, stride, padding, 1, groups)
            return F.batch_norm(y, w[f"{name}.running_mean"], w[f"{name}.running_variance"], w[f"{name}.scale"], w[f"{name}.shift"], True, 0.1, 1e-5)
        x, taps = F.relu6(normed("encoder.0.stem", 2 * x - 1, 2, 1)), {}
        for name, expansion, stride, stage in self.blocks:
            y = F.relu6(normed(f"{name}.expand", x)) if expansion > 1 else x
            y = normed(f"{name}.project", F.relu6(normed(f"{name}.depthwise", y, stride, 1, y.shape[1])))
            x = x + y if stride == 1 and y.shape == x.shape else y
            taps[stage] = x
        return list(taps.values())


class Cnn17:
    """The plain CNN with its widths divided."""

    def __init__(self, divisor):
        self.widths = [3] + [c // divisor for c in (128, 256, 512)]
        self.shapes, c = {}, self.widths[-1]
        for i in range(3):
            self.shapes |= convolution_shapes(f"down.{i}", self.widths[i], self.widths[i + 1], 3)
            self.shapes |= convolution_shapes(f"up.{i}", self.widths[3 - i], self.widths[2 - i], 3, True)
        for i in range(6):
            self.shapes |= convolution_shapes(f"deep.{i}", c, c, 3)

    def __call__(self, w, x):
        for i in range(3):
            x = F.relu(conv(w, f"down.{i}", x, 2, 1))
        for i in range(6):
            x = F.relu(conv(w, f"deep.{i}", x, 1, 1))
        for i in range(3):
            x = deconv(w, f"up.{i}", x, 2, 1, 1)
            x = F.relu(x) if i < 2 else torch.sigmoid(x)
        return x


class DenseDiscriminator:
    def __init__(self, width, patch):
        self.shapes, c = {}, 3
        for i in range(4):
            self.shapes |= convolution_shapes(f"layers.{i}", c, width << i, 3)
            c = width << i
        self.shapes |= {"score.weight": (1, c * (-(-patch // 16)) ** 2), "score.bias": (1,)}

    def __call__(self, w, x):
        for i in range(4):
            x = F.leaky_relu(conv(w, f"layers.{i}", x, 2, 1), 0.2)
        return F.linear(x.flatten(1), w["score.weight"], w["score.bias"])[..., None, None]


class Patchgan:
    def __init__(self, width, layers):
        self.layers, self.shapes = layers, convolution_shapes("layers.0", 3, width, 4)
        channels = width
        for i in range(1, layers + 1):
            following = width * min(8, 2**i)
            self.shapes |= convolution_shapes(f"layers.{i}", channels, following, 4)
            channels = following
        self.shapes |= convolution_shapes("score", channels, 1, 4)

    def __call__(self, w, x):
        x = F.leaky_relu(conv(w, "layers.0", x, 2, 1), 0.2)
        for i in range(1, self.layers + 1):
            x = F.leaky_relu(F.instance_norm(conv(w, f"layers.{i}", x, 2 if i < self.layers else 1, 1)), 0.2)
        return conv(w, "score", x, 1, 1)


def golden(net, shape, seed, path, dtype=torch.float32, drawn=weights):
    w = {name: value.to(dtype) for name, value in drawn(net.shapes, seed).items()}
    file = {f"weights.{name}": value.clone() for name, value in w.items()}
    generator = torch.Generator().manual_seed(seed + 1)
    x = torch.rand(shape, generator=generator).to(dtype).requires_grad_()
    trained = {name: value.requires_grad_() for name, value in w.items() if "running" not in name}
    y = net(w, x)
    upstream = torch.randn(y.shape, generator=generator).to(dtype)
    gradients = torch.autograd.grad(y, [x, *trained.values()], upstream)
    file |= {"input": x.detach(), "upstream": upstream, "output": y.detach(), "input-gradient": gradients[0]}
    file |= {f"gradients.{name}": value for name, value in zip(trained, gradients[1:])}
    file |= {f"after.{name}": value for name, value in w.items() if "running" in name}
    save_file({name: value.detach().float().contiguous() for name, value in file.items()}, path)


def digest(values):
    """Largest magnitude, mean and norm, then at most 48 of the values."""
    flat = values.detach().double().flatten()
    count = min(len(flat), 48)
    sampled = flat[[i * len(flat) // count for i in range(count)]]
    return torch.cat([torch.stack([flat.abs().max(), flat.mean(), flat.norm()]), sampled])


def full_size(net, shape, picture, path):
    """A network of published widths with weights, input and upstream by formula, in double precision; digests only.

    Of some hundred pictures each net has the one whose units keep the furthest from the edges of their activations: at least 16 times the error of single
    precision in their layer. A unit on an edge makes a gradient jump with the last bit of a sum.
    """
    w = {name: formula.weight(name, shape).double() for name, shape in net.shapes.items()}
    x = (named(picture, shape, 1) + 0.5).double().requires_grad_()
    trained = {name: value.requires_grad_() for name, value in w.items() if "running" not in name}
    y = net(w, x)
    gradients = torch.autograd.grad(y, [x, *trained.values()], named("upstream", y.shape, 2).double())
    file = {"output": y, "input-gradient": gradients[0]} | {f"gradients.{name}": value for name, value in zip(trained, gradients[1:])}
    file |= {f"after.{name}": value for name, value in w.items() if "running" in name}
    save_file({name: digest(value).float() for name, value in file.items()}, path)


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
        "dilated-convolution": (lambda w, x: F.conv2d(x, w["weight"], w["bias"], 1, 2, 2), conv3, 2, 7, 5),
        "dilated-strided-convolution": (lambda w, x: F.conv2d(x, w["weight"], w["bias"], 2, 1, 2), conv3, 2, 9, 7),
        "grouped-convolution": (lambda w, x: F.conv2d(x, w["weight"], w["bias"], 2, 1, 1, 2), {"weight": (4, 3, 3, 3), "bias": (4,)}, 6, 5, 3),
        "pointwise-convolution": (lambda w, x: F.conv2d(x, w["weight"], w["bias"]), {"weight": (4, 3, 1, 1), "bias": (4,)}, 3, 5, 3),
        "plain-pointwise-convolution": (lambda w, x: F.conv2d(x, w["weight"]), {"weight": (2, 3, 1, 1)}, 3, 5, 3),
        "depthwise-convolution": (lambda w, x: F.conv2d(x, w["weight"], w["bias"], 1, 1, 1, 3), depth, 3, 5, 3),
        "strided-depthwise-convolution": (lambda w, x: F.conv2d(x, w["weight"], w["bias"], 2, 2, 1, 2), {"weight": (2, 1, 5, 5), "bias": (2,)}, 2, 7, 5),
        "transposed-convolution": (lambda w, x: F.conv_transpose2d(x, w["weight"], w["bias"], 1, 1), {"weight": (2, 3, 3, 3), "bias": (3,)}, 2, 5, 3),
        "doubling-transposed-convolution": (lambda w, x: F.conv_transpose2d(x, w["weight"], w["bias"], 2, 1, 1), {"weight": (2, 3, 3, 3), "bias": (3,)}, 2, 5, 3),
        "nearest-upsampling": (lambda w, x: F.interpolate(x, scale_factor=3), {}, 2, 3, 5),
        "bilinear-upsampling": (lambda w, x: F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False), {}, 2, 5, 3),
        "pixel-shuffle": (lambda w, x: F.pixel_shuffle(x, 2), {}, 8, 3, 5),
        "pixel-unshuffle": (lambda w, x: F.pixel_unshuffle(x, 3), {}, 2, 9, 3),
        "reflect-pad": (lambda w, x: reflect(x, 2), {}, 2, 5, 3),
        "zero-pad": (lambda w, x: F.pad(x, (1,) * 4), {}, 2, 5, 3),
        "zero-pad-to-multiple": (lambda w, x: F.pad(x, (0, 1, 0, 3)), {}, 2, 5, 3),
        "average-pooling": (lambda w, x: F.avg_pool2d(x, 2), {}, 2, 5, 7),
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
    }


def layer_goldens(path):
    file = {}
    for seed, (name, (function, shapes, *picture)) in enumerate(layers().items()):
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


def adversarial_step(path):
    g, d = Residual(8, 1), Patchgan(4, 2)
    wg, wd = weights(g.shapes, 21), weights(d.shapes, 22)
    file = {f"generator.{name}": value.clone() for name, value in wg.items()} | {f"discriminator.{name}": value.clone() for name, value in wd.items()}
    for value in [*wg.values(), *wd.values()]:
        value.requires_grad_()
    og, od = (torch.optim.Adam(list(w.values()), 2e-3, betas=(0.5, 0.999)) for w in (wg, wd))
    generator, bce, losses = torch.Generator().manual_seed(23), F.binary_cross_entropy_with_logits, []
    for step in range(3):
        blurred, sharp = (torch.rand((2, 3, 32, 32), generator=generator) for _ in range(2))
        file |= {f"blurred.{step}": blurred, f"sharp.{step}": sharp}
        restored = g(wg, blurred)
        od.zero_grad()
        real, fake = d(wd, sharp), d(wd, restored.detach())
        real, fake = bce(real, torch.ones_like(real)), bce(fake, torch.zeros_like(fake))
        (real + fake).backward()
        od.step()
        og.zero_grad()
        judged = d(wd, restored)
        content, adversarial = F.l1_loss(restored, sharp), bce(judged, torch.ones_like(judged))
        (100 * content + adversarial).backward()
        og.step()
        losses.append([content.item(), adversarial.item(), real.item(), fake.item()])
    file |= {f"after.generator.{name}": value for name, value in wg.items()} | {f"after.discriminator.{name}": value for name, value in wd.items()}
    save_file({name: value.detach().contiguous() for name, value in (file | {"losses": torch.tensor(losses)}).items()}, path)


def main():
    folder = Path(sys.argv[1])
    golden(Residual(8, 2), (3, 3, 12, 20), 1, folder / "residual.safetensors")
    golden(Resnet(4, 2), (2, 3, 16, 24), 3, folder / "resnet.safetensors")
    golden(Paper9(32), (3, 3, 9, 11), 5, folder / "paper9.safetensors")
    golden(Nafnet(4, [1, 2], 1, [1, 1]), (3, 3, 10, 15), 9, folder / "nafnet.safetensors")
    golden(Cnn17(64), (3, 3, 16, 24), 11, folder / "cnn17.safetensors")
    lite = Path(__file__).parents[2] / "main/resources/io/refocus/learning/network/efficientnet_lite0_features.safetensors"
    golden(FeaturePyramid(lite_encoder(lite), {}, (16, 24, 40), 6, 4), (2, 3, 16, 32), 15, folder / "deblurgan-v2-fpn3.safetensors")
    mobile = MobileEncoder(8)  # narrower, a stage has one channel, and the weight after it no gradient but for the norm's epsilon
    golden(FeaturePyramid(mobile, mobile.shapes, mobile.taps, 6, 4), (1, 3, 64, 64), 207, folder / "deblurgan-v2-mobilenet.safetensors", torch.float64, calm_weights)
    full_size(Cnn17(1), (1, 3, 64, 64), "picture 45", folder / "full-size-cnn17.safetensors")
    full_size(FeaturePyramid(lite_encoder(lite, torch.float64), {}, (16, 24, 40), 64, 32), (1, 3, 64, 64), "picture 12", folder / "full-size-fpn3.safetensors")
    mobile = MobileEncoder(1)
    full_size(FeaturePyramid(mobile, mobile.shapes, mobile.taps, 128, 64), (2, 3, 64, 64), "picture 246", folder / "full-size-mobilenet.safetensors")
    wide_convolutions(folder / "wide-convolutions.safetensors")
    golden(DenseDiscriminator(4, 24), (3, 3, 24, 24), 13, folder / "dense-discriminator.safetensors")
    layer_goldens(folder / "layers.safetensors")
    golden(Patchgan(4, 3), (2, 3, 40, 48), 7, folder / "patchgan.safetensors")
    adversarial_step(folder / "adversarial-step.safetensors")


if __name__ == "__main__":
    main()
