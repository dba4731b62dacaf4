/** Pairs of blurred and sharp pictures in folders of this machine: found, checked, made of photographs. No server is asked. */
package io.refocus.application.pairs;
