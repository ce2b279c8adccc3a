/** What people may try who can write a Pipeline or reach the web pages, and what comes of it. */
package io.jenkins.plugins.servicemesh.security;
