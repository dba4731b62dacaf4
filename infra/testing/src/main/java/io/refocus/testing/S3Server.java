package io.refocus.testing;

import java.net.URI;

/** A running S3 server and its one user. */
public record S3Server(URI endpoint, String accessKey, String secretKey) {}
