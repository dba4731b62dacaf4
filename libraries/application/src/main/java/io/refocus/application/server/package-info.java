/** The servers of a deployment as typed clients: the one way to open them. Knows no local stack. */
package io.refocus.application.server;
