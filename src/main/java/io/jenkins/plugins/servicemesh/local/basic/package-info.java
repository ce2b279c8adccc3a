/** The steps that every Jenkins has, as far as the local runner knows them. */
@NullMarked
package io.jenkins.plugins.servicemesh.local.basic;

import org.jspecify.annotations.NullMarked;
