/** The plugin on a real cluster with a real mesh; needs KUBECONFIG, GATEWAY_URL and PROMETHEUS_URL. */
package io.jenkins.plugins.servicemesh.e2e;
