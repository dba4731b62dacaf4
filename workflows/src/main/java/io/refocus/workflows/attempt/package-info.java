/** What attempts at an activity tell the server, and through it the attempts after them. */
package io.refocus.workflows.attempt;
