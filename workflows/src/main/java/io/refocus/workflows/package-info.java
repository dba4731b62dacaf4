/**
 * Workflow contracts and implementations: what is done, in which order, and what happens on failure. Depends on no learning library, no
 * HTTP client and no store, and workflow code touches no clock, no randomness, no thread and no file.
 */
package io.refocus.workflows;
