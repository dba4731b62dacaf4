/** What a run of the command stands on: its places, its environment, its output. Depends on no other package of the command. */
package io.refocus.cli.shell;
