/** Pictures through a model: the served one over HTTP, or one in this process. */
package io.refocus.application.restore;
