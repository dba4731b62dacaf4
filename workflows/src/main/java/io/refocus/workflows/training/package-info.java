/** One training, from its identity to its result; survives the death of its worker. */
package io.refocus.workflows.training;
