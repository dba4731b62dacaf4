/** Cutting pictures of any size into tiles a network can take, and putting them together without seams. */
package io.refocus.imaging.tile;
