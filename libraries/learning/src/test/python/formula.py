"""Values that need no file: what Formula is in the tests."""
import math
import zlib

import numpy as np
import torch


STEP = np.uint64(0x9E3779B97F4A7C15)


def split_mix(z):
    """SplitMix64's output function."""
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def hashed(index, count):
    """SplitMix64 of 2^32 index + i, its upper 24 bits as a fraction."""
    z = split_mix((np.arange(count, dtype=np.uint64) + np.uint64(index << 32)) * STEP)
    return torch.from_numpy((z >> np.uint64(40)).astype(np.float64) / 2**24)


def kept(probability, seed, shape):
    """1 where our dropout keeps a value, 0 where it drops it; the seed is the pass's plus the layer's number."""
    states = split_mix(np.array([seed], dtype=np.uint64)) + STEP * np.arange(1, math.prod(shape) + 1, dtype=np.uint64)
    drawn = (split_mix(states) >> np.uint64(11)).astype(np.float64) / 2**53
    return torch.from_numpy((drawn >= probability).astype(np.float32)).reshape(shape)


def centred(index, shape, scale):
    """Float32 values from -scale / 2 to scale / 2."""
    return ((hashed(index, int(np.prod(shape))) - 0.5) * scale).float().reshape(shape)


def named(name, shape, scale):
    """The index is the name's CRC-32."""
    return centred(zlib.crc32(name.encode()), shape, scale)


def weight(name, shape):
    """Of the variance that keeps values through ReLU; names that start with `up.` are transposed convolutions of stride 2. Norms put most units well inside ReLU6."""
    if name.endswith("scale"):
        return 0.5 + named(name, shape, 0.5)
    if name.endswith("shift"):
        return 3 + named(name, shape, 2)
    if name.endswith("variance"):
        return 1 + named(name, shape, 0.5)
    if len(shape) == 1:
        return named(name, shape, 0.2)
    fan_in = 9 / 4 * shape[0] if name.startswith("up.") else math.prod(shape[1:])
    return named(name, shape, math.sqrt(24 / fan_in))


def fresh(name, shape):
    """Near what a net of 3x3 convolutions starts with: Glorot's weights, biases around 0, scales around 1."""
    if len(shape) > 1:
        return named(name, shape, math.sqrt(24 / (9 * (shape[0] + shape[1]))))
    return 1 + named(name, shape, 0.5) if name.endswith(("scale", "variance")) else named(name, shape, 0.2)
