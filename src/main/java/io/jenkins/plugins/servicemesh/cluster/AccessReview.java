package io.jenkins.plugins.servicemesh.cluster;

/**
 * The server's answer to an access request.
 *
 * @param reason the server's words, may be empty
 */
public record AccessReview(AccessRequest request, boolean allowed, String reason) {}
