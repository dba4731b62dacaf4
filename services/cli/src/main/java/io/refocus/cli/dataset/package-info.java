/** From a dataset's configuration to its published version. */
package io.refocus.cli.dataset;
