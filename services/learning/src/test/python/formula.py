"""Values that need no file: what Formula is in the tests."""
import math
import zlib

import numpy as np
import torch


def hashed(index, count):
    """SplitMix64 of 2^32 index + i, its upper 24 bits as a fraction."""
    z = (np.arange(count, dtype=np.uint64) + np.uint64(index << 32)) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return torch.from_numpy(((z ^ (z >> np.uint64(31))) >> np.uint64(40)).astype(np.float64) / 2**24)


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
