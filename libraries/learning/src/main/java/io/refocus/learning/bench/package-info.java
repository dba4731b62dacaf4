/**
 * Timings that can stand beside another implementation's.
 */
package io.refocus.learning.bench;
