/** Reproducible randomness. Depends on nothing. */
package io.refocus.imaging.random;
