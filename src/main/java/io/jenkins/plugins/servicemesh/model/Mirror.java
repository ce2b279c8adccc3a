package io.jenkins.plugins.servicemesh.model;

/** Copies a share of the requests to a version, whose answers are thrown away. */
public record Mirror(String version, Percent percent) {}
