/** The adversarial loop: steps, validations, checkpoints, resumption. Knows no store, no tracker and no workflow. */
package io.refocus.learning.training;
