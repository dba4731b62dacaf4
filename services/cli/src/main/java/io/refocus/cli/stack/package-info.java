/** The local stack: what is started, with which settings, how it is watched and ended. Knows no verb and no server's protocol beyond its health. */
package io.refocus.cli.stack;
