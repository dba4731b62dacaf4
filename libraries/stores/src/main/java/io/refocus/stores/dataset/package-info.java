/** Dataset versions: encoded pictures stored once under their digest, and manifests whose digest is the version. */
package io.refocus.stores.dataset;
