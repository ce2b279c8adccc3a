package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.resource.Resource;

/** An object and where it was written. */
record SourceResource(Resource resource, SourceDocument source) {}
