/** Synthetic blur: kernels drawn from a recipe, applied in linear light. The same seed gives the same pixels on any machine. */
package io.refocus.imaging.blur;
