/**
 * What fields a kind of object has, as its CustomResourceDefinition says: read from such a definition or from the
 * bundled descriptions that {@link io.jenkins.plugins.servicemesh.check.schema.SchemaGenerator} wrote, and checked
 * against a document before anything is sent to a cluster. Here are the catalog and the bundled descriptions; below, from
 * top to bottom: reader, definition, document, model. The rules in CEL are not here; each mesh brings its own.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.check.schema;

import org.jspecify.annotations.NullMarked;
