/** Objects in one bucket: whole reads and writes, conditional writes, digests. Only this package uses the MinIO SDK. */
package io.refocus.stores.object;
