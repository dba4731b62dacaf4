/** The Temporal worker: one process that runs activities and workflows of the task queues it serves. */
package io.refocus.worker;
