/** What a command or a console does with workflows: start or attach, look, wait, cancel. */
package io.refocus.workflows.client;
