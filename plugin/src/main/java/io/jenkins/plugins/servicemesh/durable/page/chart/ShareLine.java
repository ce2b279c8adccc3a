package io.jenkins.plugins.servicemesh.durable.page.chart;

import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The new version's share over time: it changes in steps. */
final class ShareLine {

    /** The share from a time on. */
    record Step(Instant at, double percent) {}

    private ShareLine() {}

    /** The changes, the oldest first. */
    static List<Step> steps(List<Moment> moments) {
        List<Step> steps = new ArrayList<>();
        for (Moment moment : moments) {
            if (isMove(moment.kind()) && !moment.share().isEmpty()) {
                double percent = Double.parseDouble(moment.share());
                if (steps.isEmpty() || steps.get(steps.size() - 1).percent() != percent) {
                    steps.add(new Step(moment.at(), percent));
                }
            }
        }
        return steps;
    }

    private static boolean isMove(Moment.Kind kind) {
        return switch (kind) {
            case SHIFTED, PROMOTED, DIVERTED, ENDED -> true;
            case BEGUN, LOOKED, WAITING, ASKED, ANSWERED, TROUBLE -> false;
        };
    }

    /** From nothing, step by step, to the end of the time. */
    static String path(List<Step> steps, TimeScale time, ValueScale share) {
        StringBuilder path = new StringBuilder(String.format(Locale.ROOT, "M %.1f %.1f", time.left(), share.y(0)));
        for (Step step : steps) {
            path.append(String.format(Locale.ROOT, " H %.1f V %.1f", time.x(step.at()), share.y(step.percent())));
        }
        return path.append(String.format(Locale.ROOT, " H %.1f", time.right())).toString();
    }
}
