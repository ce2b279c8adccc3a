/** A schema as a tree of sealed types, each with what it demands of a value; it knows neither files nor documents. */
@NullMarked
package io.jenkins.plugins.servicemesh.check.schema.model;

import org.jspecify.annotations.NullMarked;
