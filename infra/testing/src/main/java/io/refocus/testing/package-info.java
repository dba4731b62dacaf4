/**
 * Real servers for tests: Temporal, VersityGW, MLflow, and a MinIO so old that it must be refused. Each is found on the PATH, or made
 * in the user's cache once, started when first asked for, shared by the tests of a JVM and ended with it.
 */
package io.refocus.testing;
