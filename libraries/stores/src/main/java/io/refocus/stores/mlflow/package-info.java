/** The connection to MLflow: its REST interface under deadlines. Only this package knows its addresses' root. */
package io.refocus.stores.mlflow;
