package io.jenkins.plugins.servicemesh.durable.page;

import io.jenkins.plugins.servicemesh.rollout.analysis.CheckResult;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Something that happened, as the page shows it. */
public final class MomentView {

    private final Moment moment;

    MomentView(Moment moment) {
        this.moment = moment;
    }

    public String getTime() {
        return moment.at().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** What kind of thing it is: {@code shifted}. */
    public String getKind() {
        return moment.kind().name().toLowerCase(Locale.ROOT);
    }

    /** The new version's percent, or nothing. */
    public String getShare() {
        return moment.share();
    }

    public String getText() {
        return moment.text();
    }

    /** The checks with their values, bounds and verdicts. */
    public List<String> getResults() {
        return moment.results().stream()
                .map(result -> result.describe() + ": " + verdict(result))
                .toList();
    }

    private static String verdict(CheckResult result) {
        return result.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
