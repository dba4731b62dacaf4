/**
 * Weights and training state on disk, in formats that hold numbers and nothing that runs. Knows neither how a training
 * goes nor what its state means.
 */
package io.refocus.learning.checkpoint;
