/** What an administrator says: which clusters there are, how they are reached, and which folders may do what on them. */
@NullMarked
package io.jenkins.plugins.servicemesh.config;

import org.jspecify.annotations.NullMarked;
