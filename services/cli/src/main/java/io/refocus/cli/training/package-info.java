/** A training in this process: pairs and an experiment in; metrics, curves, a contact sheet, checkpoints and a model out. */
package io.refocus.cli.training;
