package io.jenkins.plugins.servicemesh.document;

import io.jenkins.plugins.servicemesh.resource.Resource;

/** An object and where it was written. */
public record SourceResource(Resource resource, SourceDocument source) {}
