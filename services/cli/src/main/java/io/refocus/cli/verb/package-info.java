/** One class for each verb: parses options, makes one call, prints the answer, returns an exit code. */
package io.refocus.cli.verb;
