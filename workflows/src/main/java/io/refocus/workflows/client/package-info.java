/** The client side of workflows: start or attach, query, wait, cancel. */
package io.refocus.workflows.client;
