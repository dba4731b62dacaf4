/**
 * The networks by name: generators and discriminators, built as DL4J graphs of operators.
 */
package io.refocus.learning.network;
