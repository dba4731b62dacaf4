/**
 * MLflow as a copy of the bucket: its records of sweeps, trials, promotions and models are copied there. Nothing waits for it, and nothing is read from it that the bucket does not have.
 */
package io.refocus.application.tracking;
