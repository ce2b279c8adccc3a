/**
 * The pure core of server-side apply: which fields an object has, which of them a change touches, who owns them, how an
 * applied configuration is merged. No requests, no storage, no clock.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.embedded.serverside;

import org.jspecify.annotations.NullMarked;
