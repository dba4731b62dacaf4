#!/usr/bin/env python3
"""Makes a small HDF5 file with the library that Keras saves with: what is read, and what has to be refused.

    python3 -m venv .venv && .venv/bin/pip install h5py numpy
    .venv/bin/python make_hdf5.py ../resources/golden/hdf5.h5
"""
import sys

import h5py
import numpy as np


def main():
    values = (np.arange(24, dtype=np.float32) / 8 - 1).reshape(2, 3, 4)
    with h5py.File(sys.argv[1], "w", track_order=False) as file:  # the oldest layout that fits: what Keras writes
        layer = file.create_group("layer").create_group("layer")
        layer["kernel:0"] = values
        layer["bias:0"] = values[0, 0]
        layer["big-endian"] = values.astype(">f4")
        file.attrs["layer_names"] = np.array([b"layer"])
        bad = file.create_group("bad")
        bad["double"] = values.astype(np.float64)
        bad["half"] = values.astype(np.float16)
        bad["whole"] = values.astype(np.int32)
        bad["text"] = "kernel"
        bad["nan"] = np.where(values == 0, np.nan, values)
        bad["endless"] = np.where(values == 0, -np.inf, values)
        bad.create_dataset("unwritten", (2, 3, 4), np.float32)
        bad.create_dataset("compressed", data=values, compression="gzip", shuffle=True)
        bad.create_dataset("chunks", data=values, chunks=(1, 3, 4))
        bad["soft"] = h5py.SoftLink("/layer/layer/kernel:0")
        bad["external"] = h5py.ExternalLink("/elsewhere.h5", "/kernel")


if __name__ == "__main__":
    main()
