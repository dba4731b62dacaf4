/**
 * What a dataset's configuration makes of the files it names: pairs, scenes, splits, blurred photographs. The same for a worker that
 * ingests and for a training without servers.
 */
package io.refocus.datasets.source;
