/** The whole chain on the shipped photographs. */
package io.refocus.cli.demo;
