/** A training in this process: pairs and an experiment in; a journal, curves, a contact sheet, checkpoints and a model out. */
package io.refocus.cli.training;
