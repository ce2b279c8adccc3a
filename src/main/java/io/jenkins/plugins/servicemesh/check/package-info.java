/**
 * What can be wrong and how it is said: findings, nearest spellings, and the machinery for rules and schemas. No mesh
 * words; each mesh brings its own rules.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.check;

import org.jspecify.annotations.NullMarked;
