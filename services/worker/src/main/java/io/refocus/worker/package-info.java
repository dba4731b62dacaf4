/** The Temporal worker: one process that does the work workflows ask for, on the queues it is told to serve. */
package io.refocus.worker;
