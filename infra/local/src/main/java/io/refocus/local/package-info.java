/**
 * The servers a machine without any can run: an S3 store on a folder and a Temporal server in memory. Each is a main class that
 * listens on the loopback interface only, prints one line when it is ready, and ends on SIGTERM. Knows nothing of the other modules.
 */
package io.refocus.local;
