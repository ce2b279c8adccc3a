package io.jenkins.plugins.servicemesh.durable.page.chart;

import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import java.util.List;

/** The new version's share over time, in the space of a word. */
public final class Sparkline {

    private static final int WIDTH = 120;
    private static final int HEIGHT = 28;
    private static final int EDGE = 3;

    private Sparkline() {}

    /** As SVG. */
    public static String draw(String title, List<Moment> moments) {
        Svg svg = new Svg(WIDTH, RolloutChart.INK_OF_THE_PAGE);
        TimeScale time = TimeScale.of(moments, List.of(), EDGE, WIDTH - EDGE);
        ValueScale share = new ValueScale(0, 100, EDGE, HEIGHT - EDGE);
        svg.rule(EDGE, share.y(0), WIDTH - EDGE, share.y(0));
        svg.path(ShareLine.path(ShareLine.steps(moments), time, share), Svg.BLUE);
        return svg.toText(HEIGHT, title + ": share of the new version over time");
    }
}
