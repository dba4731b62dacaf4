/** Pairs of pictures in, batches out: cached, cropped and augmented ahead of the training, the same for the same seed. */
package io.refocus.learning.feed;
