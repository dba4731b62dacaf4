/** HTTP: paths, headers, media types. A resource parses, calls one service method and shapes the answer. */
package io.refocus.inference.rest;
