/** Evaluations on a terminal. */
package io.refocus.cli.evaluation;
