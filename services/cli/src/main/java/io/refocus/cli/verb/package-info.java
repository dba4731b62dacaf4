/** One class a verb: options in, one call, an answer and an exit code out. */
package io.refocus.cli.verb;
