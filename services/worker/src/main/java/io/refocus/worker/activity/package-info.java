/** What every activity of the worker shares: failures told as Temporal's, heartbeats, and being told to stop. */
package io.refocus.worker.activity;
