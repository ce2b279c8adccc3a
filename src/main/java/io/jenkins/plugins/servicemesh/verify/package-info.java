/** Whether what was written is in effect: expectations, polled until they are met or it is too late. */
@NullMarked
package io.jenkins.plugins.servicemesh.verify;

import org.jspecify.annotations.NullMarked;
