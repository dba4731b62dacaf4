/** Registered model versions: what inference serves. Immutable once written. */
package io.refocus.stores.model;
