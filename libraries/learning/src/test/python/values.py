"""What goldens are made of: random weights, and digests of arrays too large to keep."""
import math

import torch


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


def digest(values):
    """Largest magnitude, mean and norm, then at most 48 of the values."""
    flat = values.detach().double().flatten()
    count = min(len(flat), 48)
    sampled = flat[[i * len(flat) // count for i in range(count)]]
    return torch.cat([torch.stack([flat.abs().max(), flat.mean(), flat.norm()]), sampled])
