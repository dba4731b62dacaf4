/** Runs in MLflow: one for each sweep, one below it for each trial, with parameters, curves and pictures. */
package io.refocus.stores.tracking;
