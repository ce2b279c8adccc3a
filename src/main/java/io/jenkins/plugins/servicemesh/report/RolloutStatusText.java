package io.jenkins.plugins.servicemesh.report;

import io.jenkins.plugins.servicemesh.operation.RolloutStatus;
import io.jenkins.plugins.servicemesh.rollout.machine.Cause;
import io.jenkins.plugins.servicemesh.rollout.machine.Ended;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rollouts as they are, as text. */
public final class RolloutStatusText {

    private RolloutStatusText() {}

    /** A paragraph each. */
    public static List<String> lines(List<RolloutStatus> rollouts) {
        return rollouts.stream().flatMap(each -> lines(each).stream()).toList();
    }

    private static List<String> lines(RolloutStatus status) {
        RolloutRecord record = status.record();
        List<String> lines = new ArrayList<>();
        lines.add("rollout " + record.id() + ": " + record.spec().describe() + ", namespace " + record.namespace());
        lines.add("  begun " + RolloutWords.time(record.begun()) + " by " + record.by() + ", for owner "
                + record.owner().name());
        last(record, Moment.Kind.SHIFTED, Moment.Kind.PROMOTED, Moment.Kind.DIVERTED)
                .ifPresent(moment ->
                        lines.add("  traffic since " + RolloutWords.time(moment.at()) + ": " + share(moment)));
        last(record, Moment.Kind.LOOKED)
                .ifPresent(look -> RolloutText.lines(look).forEach(line -> lines.add("  " + line)));
        lines.add("  " + state(status));
        runner(status).ifPresent(line -> lines.add("  " + line));
        return lines;
    }

    private static Optional<Moment> last(RolloutRecord record, Moment.Kind... kinds) {
        return record.state().moments().stream()
                .filter(moment -> List.of(kinds).contains(moment.kind()))
                .reduce((earlier, later) -> later);
    }

    private static String share(Moment moment) {
        return moment.kind() == Moment.Kind.SHIFTED ? "the new version gets " + moment.text() : moment.text();
    }

    private static String state(RolloutStatus status) {
        if (status.record().state().phase() instanceof Ended ended) {
            String outcome = ended.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return outcome
                    + ended.cause().map(Cause::text).map(text -> ": " + text).orElse("");
        }
        return "waits for "
                + status.record()
                        .state()
                        .phase()
                        .accept(new RolloutWords(status.record().spec()));
    }

    private static Optional<String> runner(RolloutStatus status) {
        String where =
                " -n " + status.record().namespace() + " " + status.record().id();
        if (status.isHeld()) {
            return Optional.of(
                    "a person has to look; 'mesh rollout abort" + where + "' puts back what was there before");
        }
        if (status.isEnded()) {
            return Optional.empty();
        }
        if (status.isRun()) {
            return Optional.of("run by "
                    + status.lease()
                            .map(lease -> lease.holder() + ", alive")
                            .orElse(status.record().by()));
        }
        return Optional.of("its runner is gone: 'mesh rollout resume" + where + "' goes on with it, 'mesh rollout abort"
                + where + "' takes it back");
    }
}
