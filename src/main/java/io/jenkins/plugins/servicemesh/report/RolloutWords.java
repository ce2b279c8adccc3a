package io.jenkins.plugins.servicemesh.report;

import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.rollout.machine.Analysing;
import io.jenkins.plugins.servicemesh.rollout.machine.Asking;
import io.jenkins.plugins.servicemesh.rollout.machine.Changing;
import io.jenkins.plugins.servicemesh.rollout.machine.Ended;
import io.jenkins.plugins.servicemesh.rollout.machine.Phase;
import io.jenkins.plugins.servicemesh.rollout.machine.Preparing;
import io.jenkins.plugins.servicemesh.rollout.machine.Promoting;
import io.jenkins.plugins.servicemesh.rollout.machine.RollingBack;
import io.jenkins.plugins.servicemesh.rollout.machine.Settling;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What a rollout waits for in each of its phases, in words. */
final class RolloutWords implements Phase.Visitor<String> {

    private final RolloutSpec spec;

    RolloutWords(RolloutSpec spec) {
        this.spec = spec;
    }

    @Override
    public String preparing(Preparing phase) {
        return "versions, routes and figures to be there, until " + time(phase.deadline());
    }

    @Override
    public String changing(Changing phase) {
        return "the routes to take " + stage(phase.stage()) + ", until " + time(phase.deadline());
    }

    @Override
    public String settling(Settling phase) {
        return "the first figures of " + stage(phase.stage()) + ", since " + time(phase.since());
    }

    @Override
    public String analysing(Analysing phase) {
        Instant end = phase.since().plus(spec.stages().get(phase.stage()).lasts());
        return "the end of " + stage(phase.stage()) + " at " + time(end) + "; the next look is at "
                + time(phase.nextLook());
    }

    @Override
    public String asking(Asking phase) {
        return "an answer until " + time(phase.deadline()) + ": "
                + phase.question().text();
    }

    @Override
    public String promoting(Promoting phase) {
        return "the new version to have everything, until " + time(phase.deadline());
    }

    @Override
    public String rollingBack(RollingBack phase) {
        return "everything to be as it was, until " + time(phase.deadline());
    }

    @Override
    public String ended(Ended phase) {
        return "nothing";
    }

    private String stage(int number) {
        return "stage " + (number + 1) + " of " + spec.stages().size() + " ("
                + spec.stages().get(number).describe() + ")";
    }

    static String count(long requests) {
        return requests == 1 ? "1 request" : String.format(Locale.ROOT, "%,d requests", requests);
    }

    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
