/**
 * Timings that can be compared with another implementation's.
 */
package io.refocus.learning.bench;
