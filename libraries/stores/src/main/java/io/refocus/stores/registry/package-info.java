/** Registered models in MLflow: numbered versions with their lineage as tags, and the aliases that point at them. */
package io.refocus.stores.registry;
