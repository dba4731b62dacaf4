/**
 * The only code that accesses the object store and MLflow. The bucket is authoritative; MLflow is a copy for people. Depends on
 * documents alone: it moves files and records, and knows nothing of what a network or a picture is.
 */
package io.refocus.stores;
