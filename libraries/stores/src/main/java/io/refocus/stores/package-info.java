/**
 * The only code that speaks to the object store and to MLflow. The bucket is the truth; MLflow is the copy people read. Depends on
 * documents alone: it moves files and records, and knows nothing of what a network or a picture is.
 */
package io.refocus.stores;
