/** The drawings, without a Jenkins. */
package io.jenkins.plugins.servicemesh.durable.page.chart;
