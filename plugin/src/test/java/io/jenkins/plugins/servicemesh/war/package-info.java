/** The plugin in the Jenkins that people run: the war, in a process of its own. */
package io.jenkins.plugins.servicemesh.war;
