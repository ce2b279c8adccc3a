/** What a real cluster's controllers and kubelets do when objects change, until all is settled. */
@NullMarked
package io.jenkins.plugins.servicemesh.embedded.controller;

import org.jspecify.annotations.NullMarked;
