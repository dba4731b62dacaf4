/**
 * MLflow as a mirror of the bucket: what the bucket has on record of sweeps, trials, promotions and models is shown there. Nothing
 * waits for it, and nothing is read from it that the bucket does not know.
 */
package io.refocus.application.tracking;
