/**
 * Optimisers, as records to configure and states to keep.
 */
package io.refocus.learning.optimise;
