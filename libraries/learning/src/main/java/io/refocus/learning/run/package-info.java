/**
 * One attempt at a training and all that it leaves behind: journal, checkpoints, curves, a model, a contact sheet. The same for a
 * training in this process and for a trial of a sweep. Knows no store, no tracker and no workflow.
 */
package io.refocus.learning.run;
