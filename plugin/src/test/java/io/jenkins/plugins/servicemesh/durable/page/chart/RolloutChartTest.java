package io.jenkins.plugins.servicemesh.durable.page.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the drawing of a rollout shows. */
class RolloutChartTest {

    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");

    private static Moment moment(long second, Moment.Kind kind, String share, String text) {
        return new Moment(START.plusSeconds(second), kind, share, text, List.of());
    }

    private static String draw(List<Moment> moments, Series... series) {
        return RolloutChart.draw("reviews to v2", moments, List.of(series), RolloutChart.INK_OF_A_FILE);
    }

    @Test
    void theShareGoesInSteps() {
        String chart = draw(List.of(
                moment(0, Moment.Kind.BEGUN, "", ""),
                moment(50, Moment.Kind.SHIFTED, "50", "50 %"),
                moment(100, Moment.Kind.PROMOTED, "100", "all")));
        assertThat(chart).contains("d=\"M 48.0 176.0 H 396.0 V 116.0 H 744.0 V 56.0 H 744.0\"", ">50 %</text>");
    }

    @Test
    void bothVersionsAndTheBoundsOfACheckAreDrawn() {
        String chart = draw(
                List.of(),
                new Series(
                        "success rate, %",
                        List.of(new Bound(99, "at least 99 %")),
                        List.of(
                                new Point(START, 98, 99.9, Point.Colour.BAD),
                                new Point(START.plusSeconds(9), 99, 99.8, Point.Colour.GOOD))));
        assertThat(chart)
                .contains("success rate, %", "new version", "old version", "- - at least 99 %", "stroke-dasharray")
                .contains("stroke=\"" + Svg.BLUE, "stroke=\"" + Svg.GREY, "fill=\"" + Svg.RED, "fill=\"" + Svg.GREEN);
    }

    @Test
    void decisionsAreNumberedAndTold() {
        String chart = draw(List.of(
                moment(0, Moment.Kind.SHIFTED, "20", "20 %"),
                moment(1, Moment.Kind.ASKED, "20", "go on?"),
                moment(1, Moment.Kind.DIVERTED, "0", "the old version has everything")));
        assertThat(chart)
                .contains(">1</text>", ">2</text>")
                .contains("10:00:01 asked: go on?", "10:00:01 diverted: the old version has everything");
    }

    @Test
    void decisionsAtOneTimeStandSideBySide() {
        String chart = draw(List.of(
                moment(0, Moment.Kind.ASKED, "", "one"),
                moment(0, Moment.Kind.ANSWERED, "", "two"),
                moment(10, Moment.Kind.ENDED, "", "three")));
        assertThat(chart).contains("cx=\"48.0\" cy=\"38.0\"", "cx=\"66.0\" cy=\"38.0\"", "cx=\"744.0\" cy=\"38.0\"");
    }

    @Test
    void textIsNeverMarkup() {
        String chart = draw(
                List.of(moment(0, Moment.Kind.TROUBLE, "", "</text><script>1</script>")),
                new Series("<b>", List.of(new Bound(1, "<i>")), List.of()));
        assertThat(chart).doesNotContain("<script", "<b>", "<i>").contains("&lt;script&gt;", "&lt;b&gt;", "&lt;i&gt;");
    }

    @Test
    void aRolloutOfWhichNothingIsKnownYetHasAChart() {
        assertThat(draw(List.of())).startsWith("<svg ").endsWith("</svg>\n");
    }
}
