/**
 * Operators: differentiable functions of NCHW arrays on libnd4j's native ops, and the one DL4J layer that runs them.
 *
 * <p>An array belongs to a workspace of the pass; nothing here outlives a pass but parameters. Depends on nothing else of
 * Refocus.
 */
package io.refocus.learning.layer;
