/** The connection to MLflow: its REST interface under deadlines. Only this package builds its addresses. */
package io.refocus.stores.mlflow;
