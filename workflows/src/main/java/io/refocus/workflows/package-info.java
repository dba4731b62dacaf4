/**
 * Contracts and choreography: what is done, in which order, and what happens when it fails. Depends on no learning library, no
 * HTTP client and no store, and workflow code touches no clock, no randomness, no thread and no file.
 */
package io.refocus.workflows;
