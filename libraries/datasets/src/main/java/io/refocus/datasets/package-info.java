/** A dataset's configuration and vocabulary: where its pictures come from, pairs, scenes, splits, manifest, version. */
package io.refocus.datasets;
