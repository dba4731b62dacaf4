/**
 * Optimisers: their configuration and their state.
 */
package io.refocus.learning.optimise;
