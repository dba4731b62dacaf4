/**
 * Real servers for tests: Temporal and MLflow, which pip installs, VersityGW, and a MinIO so old that it must be refused, which Go
 * builds. Each program is made in the user's cache once; each server is started when first asked for, shared by the tests of a
 * JVM and ended with it.
 */
package io.refocus.testing;
