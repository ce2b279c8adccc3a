/** The plugin in the Jenkins that people run: the war in a process of its own, and nothing that only a test could put into it. */
package io.jenkins.plugins.servicemesh.war;
