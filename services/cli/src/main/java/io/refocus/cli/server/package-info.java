/** The stack's servers as typed clients. The only package of the command that opens connections for the chain's verbs. */
package io.refocus.cli.server;
