/**
 * The store a machine without one can run: an S3 server on a folder. A main class that listens on the loopback interface only,
 * prints one line when it is ready, and ends on SIGTERM. Knows nothing of the other modules.
 */
package io.refocus.local;
