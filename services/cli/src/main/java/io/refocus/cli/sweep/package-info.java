/** Sweeps on a terminal: the board as a table, a running sweep in one line. */
package io.refocus.cli.sweep;
