/** From a dataset's configuration to its published version, and what is published. */
package io.refocus.application.dataset;
