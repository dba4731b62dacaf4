/** The connection to MLflow: its Java client under a deadline, plain HTTP for what the client lacks. */
package io.refocus.stores.mlflow;
