/** Rules that hold for the whole plugin. */
package io.jenkins.plugins.servicemesh.architecture;
