/** Model versions: their files, what the registry says of them, and which one is champion. Immutable once written, but the champion. */
package io.refocus.stores.model;
