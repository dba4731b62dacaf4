/** What every workflow shares with the server: queues, timeouts and retries, failures, and the form of payloads. */
package io.refocus.workflows.temporal;
