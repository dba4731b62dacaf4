/** The work of a training: from a trial's identity to its model, over as many attempts as it takes. */
package io.refocus.worker.training;
