package io.jenkins.plugins.servicemesh.report;

import io.jenkins.plugins.servicemesh.rollout.analysis.CheckResult;
import io.jenkins.plugins.servicemesh.rollout.analysis.Verdict;
import io.jenkins.plugins.servicemesh.rollout.machine.Cause;
import io.jenkins.plugins.servicemesh.rollout.machine.Ended;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What happens in a rollout, as text. */
public final class RolloutText {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RolloutText() {}

    /** One moment: a line; of a look at the figures one for what each service passed, and one more for each check that it did not. */
    public static List<String> lines(Moment moment) {
        String time = time(moment.at()) + "  ";
        if (moment.results().isEmpty()) {
            return List.of(time + words(moment));
        }
        Map<String, List<CheckResult>> passed = moment.results().stream()
                .filter(RolloutText::isPassed)
                .collect(Collectors.groupingBy(CheckResult::service, LinkedHashMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        passed.forEach((service, results) -> lines.add(time + at(moment) + passed(service, results)));
        moment.results().stream()
                .filter(result -> !isPassed(result))
                .forEach(result -> lines.add(time + at(moment) + words(result)));
        return lines;
    }

    private static boolean isPassed(CheckResult result) {
        return result.verdict() == Verdict.PASS && !result.dryRun();
    }

    /** {@code reviews, 403 requests: success rate 99.8 %, at least 99.5 %; ... -> pass}. */
    private static String passed(String service, List<CheckResult> results) {
        String whose = service.isEmpty()
                ? ""
                : service + ", " + RolloutWords.count(results.get(0).requests()) + ": ";
        return whose
                + results.stream()
                        .map(result -> result.check() + " " + result.value() + ", " + result.bound())
                        .collect(Collectors.joining("; "))
                + " -> pass";
    }

    /** How an ended rollout ended, in one line, and one more for each place that could not be put back. */
    public static List<String> end(RolloutRecord record) {
        Ended end = (Ended) record.state().phase();
        String cause = end.cause().map(Cause::text).orElse("");
        List<String> lines = new ArrayList<>();
        lines.add(record.spec().describe() + ": "
                + switch (end.outcome()) {
                    case SUCCEEDED ->
                        record.spec().ending().promote() ? "promoted" : "the trial is over, all is as it was";
                    case ROLLED_BACK -> "rolled back: " + cause;
                    case HELD -> "held, traffic stays as it is: " + cause;
                    case REFUSED -> "not begun, nothing was written: " + cause;
                });
        lines.addAll(end.conflicts());
        return lines;
    }

    private static String words(Moment moment) {
        return switch (moment.kind()) {
            case BEGUN -> "begun: " + moment.text();
            case SHIFTED -> moment.share().isEmpty() ? moment.text() : "the new version gets " + moment.text();
            case LOOKED -> at(moment) + moment.text();
            case WAITING -> at(moment) + "waiting: " + moment.text();
            case ASKED -> at(moment) + "asking: " + moment.text();
            case TROUBLE -> at(moment) + "stopped: " + moment.text();
            case ANSWERED, PROMOTED, DIVERTED, ENDED -> moment.text();
        };
    }

    private static String at(Moment moment) {
        return moment.share().isEmpty() ? "" : "at " + moment.share() + " %: ";
    }

    private static String words(CheckResult result) {
        String verdict = result.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return result.describe() + " -> " + verdict + (result.dryRun() ? " (only told)" : "");
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }
}
