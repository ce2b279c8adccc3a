/** The OpenAPI v3 documents of what is served, a document a group and version, worked out when they are asked for. */
@NullMarked
package io.jenkins.plugins.servicemesh.embedded.openapi;

import org.jspecify.annotations.NullMarked;
