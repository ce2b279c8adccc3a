/** Tests of the plugin on a real Jenkins, against the embedded API server. */
package io.jenkins.plugins.servicemesh;
