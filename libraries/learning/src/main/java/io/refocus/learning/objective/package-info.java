/**
 * Losses that a generator minimises.
 */
package io.refocus.learning.objective;
