/** The servers of the local stack, and those that the environment names in their place, opened for the verbs. */
package io.refocus.cli.server;
