package io.jenkins.plugins.servicemesh.durable.page.chart;

import java.util.List;

/**
 * What one check measured over time.
 *
 * @param title {@code success rate of reviews, %}
 */
public record Series(String title, List<Bound> bounds, List<Point> points) {

    public Series {
        bounds = List.copyOf(bounds);
        points = List.copyOf(points);
    }
}
