package io.jenkins.plugins.servicemesh.durable.page.chart;

/**
 * A value that must not be passed.
 *
 * @param text for people: {@code at least 99 %}
 */
public record Bound(double value, String text) {}
