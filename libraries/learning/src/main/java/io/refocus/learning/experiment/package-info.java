/** What an engineer writes down about one training. Records only: no network is built and no file but YAML is read. */
package io.refocus.learning.experiment;
