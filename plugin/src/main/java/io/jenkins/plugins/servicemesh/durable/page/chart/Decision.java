package io.jenkins.plugins.servicemesh.durable.page.chart;

import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A moment that decided how the rollout went on. */
record Decision(Moment moment) {

    private static final int MOST = 12;
    private static final int LONGEST = 110;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The last ones; as many as can be told apart. */
    static List<Decision> of(List<Moment> moments) {
        List<Decision> all = moments.stream()
                .filter(moment -> isDecision(moment.kind()))
                .map(Decision::new)
                .toList();
        return all.subList(Math.max(0, all.size() - MOST), all.size());
    }

    private static boolean isDecision(Moment.Kind kind) {
        return switch (kind) {
            case ASKED, ANSWERED, TROUBLE, PROMOTED, DIVERTED, ENDED -> true;
            case BEGUN, SHIFTED, LOOKED, WAITING -> false;
        };
    }

    String colour() {
        return switch (moment.kind()) {
            case PROMOTED -> Svg.GREEN;
            case TROUBLE, DIVERTED -> Svg.RED;
            default -> Svg.BLUE;
        };
    }

    /** {@code 10:03:12 diverted: the old version has everything}. */
    String text() {
        String text =
                TIME.format(moment.at()) + " " + moment.kind().name().toLowerCase(Locale.ROOT) + ": " + moment.text();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }
}
