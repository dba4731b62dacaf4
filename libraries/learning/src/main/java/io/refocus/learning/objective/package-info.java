/**
 * What a generator is asked to minimise.
 */
package io.refocus.learning.objective;
