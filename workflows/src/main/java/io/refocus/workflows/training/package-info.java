/** One training, from its identity to its result; it continues when its worker is killed. */
package io.refocus.workflows.training;
