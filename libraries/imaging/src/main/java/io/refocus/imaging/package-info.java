/**
 * Pictures: the only code by which trainer, gate and server decode, encode and measure them. Depends on {@code documents} and the JDK's
 * image classes; needs no display and no fonts.
 */
package io.refocus.imaging;
