/** Random crops, flips, turns and colours for training pairs. */
package io.refocus.imaging.augment;
