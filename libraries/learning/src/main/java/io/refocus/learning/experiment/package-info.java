/** The description of one training by an engineer. Records only: no network is built and no file but YAML is read. */
package io.refocus.learning.experiment;
