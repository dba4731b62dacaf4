/**
 * One update of generator and discriminator: the arithmetic of adversarial training, without data, schedule or clock.
 */
package io.refocus.learning.step;
