package io.refocus.learning.network;

/** What a new network computes. */
public enum FirstWeights {
    /** Something random: weights as the network's authors, or the framework they used, draw them. */
    RANDOM,
    /** About its input: channels are handed on by Dirac kernels, and what is beyond them starts random or at zero. */
    IDENTITY
}
