/** Paths, environment and output of a run of the command. Depends on no other package of the command. */
package io.refocus.cli.shell;
