package io.jenkins.plugins.servicemesh.durable;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.durable.ledger.BegunRollouts;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** A Jenkins of its own process that is killed in the middle of a rollout, and started again: the rollout ends all the same. */
class CrashTest {

    @RegisterExtension
    private final RealJenkinsExtension real = new RealJenkinsExtension();

    /** Where the rollout is when its Jenkins is killed, and how it ends. */
    private enum Moment {
        PREPARING("Preparing", 0, "", "SUCCESS, 100 % SUCCEEDED"),
        CHANGING("Changing", 0, "", "SUCCESS, 100 % SUCCEEDED"),
        ANALYSING("Analysing", 20, "", "SUCCESS, 100 % SUCCEEDED"),
        ASKING("Asking", 20, ", pauseAt: [20]) { input 'Go on?' }", "SUCCESS, 100 % SUCCEEDED"),
        PROMOTING("Promoting", 20, "", "SUCCESS, 100 % SUCCEEDED"),
        ROLLING_BACK("RollingBack", 20, ", pauseAt: [20]) { error 'no' }", "FAILURE, 0 % ROLLED_BACK");

        private final String phase;
        private final int percent;
        private final String more;
        private final String end;

        Moment(String phase, int percent, String more, String end) {
            this.phase = phase;
            this.percent = percent;
            this.more = more;
            this.end = end;
        }

        private String arguments() {
            return "weights: [20], every: '" + (this == ANALYSING ? "15s" : "1s") + "'" + (more.isEmpty() ? ")" : more);
        }

        private void await(Shop shop) throws Exception {
            shop.awaitPhase(phase, percent);
        }
    }

    @Test
    void aRolloutGoesOnWhereItWas() throws Throwable {
        endsAsItWouldHave(EnumSet.of(Moment.PREPARING, Moment.CHANGING, Moment.ROLLING_BACK));
    }

    @Test
    @Tag("load")
    void aRolloutGoesOnWhereItWasInAnyPhase() throws Throwable {
        endsAsItWouldHave(EnumSet.allOf(Moment.class));
    }

    private void endsAsItWouldHave(Set<Moment> moments) throws Throwable {
        Map<Moment, String> expected = new TreeMap<>();
        Map<Moment, String> ends = new TreeMap<>();
        real.startJenkins();
        for (Moment moment : moments) {
            expected.put(moment, moment.end + ", nothing owed");
            ends.put(moment, killedIn(moment));
        }
        assertThat(ends).isEqualTo(expected);
    }

    private String killedIn(Moment moment) throws Throwable {
        try (Shop shop = Shop.open()) {
            shop.hold(moment.phase, moment.percent);
            begin(shop, moment.name(), moment.arguments());
            moment.await(shop);
            real.runRemotely(CrashTest::awaitBegun);
            if (moment == Moment.ASKING) {
                real.runRemotely(CrashTest::awaitInput, moment.name());
            }
            kill();
            shop.release();
            real.startJenkins();
            if (moment == Moment.ASKING) {
                real.runRemotely(CrashTest::proceed, moment.name());
            }
            return end(shop, moment.name());
        }
    }

    /** The API server has made the record, and its answer never comes: nobody knows the rollout's id. */
    @Test
    void aRolloutThatNoStepKnowsOfIsTakenBack() throws Throwable {
        try (Shop shop = Shop.open()) {
            RecordWindow window = RecordWindow.afterCreation();
            shop.server().intercept(window);
            real.startJenkins();
            killedIn(window, shop);
            real.startJenkins();
            assertThat(end(shop, "begun")).isEqualTo("FAILURE, 0 % ROLLED_BACK, nothing owed");
        }
    }

    @Test
    @Tag("load")
    void aRolloutThatNeverWasRecordedIsForgotten() throws Throwable {
        try (Shop shop = Shop.open()) {
            RecordWindow window = RecordWindow.beforeCreation();
            shop.server().intercept(window);
            real.startJenkins();
            killedIn(window, shop);
            real.startJenkins();
            assertThat(end(shop, "begun")).isEqualTo("FAILURE, 0 % , nothing owed");
        }
    }

    private void killedIn(RecordWindow window, Shop shop) throws Throwable {
        begin(shop, "begun", "weights: [20], every: '1s')");
        Shop.await("the record's creation", window::isOpen);
        kill();
        window.close();
    }

    private void begin(Shop shop, String job, String arguments) throws Throwable {
        real.runRemotely(CrashTest::start, job, shop.server().url().toString(), arguments);
    }

    private void kill() throws Exception {
        Process process = real.getProcess();
        real.stopJenkinsForcibly();
        process.waitFor();
    }

    private String end(Shop shop, String job) throws Throwable {
        String build = real.runRemotely(CrashTest::result, job);
        String owed = real.runRemotely(CrashTest::owed);
        String end = build + ", " + shop.weight() + " % " + shop.phases() + ", " + owed;
        System.out.println("CRASH " + job + " -> " + end);
        return end;
    }

    private static void start(JenkinsRule jenkins, String job, String url, String arguments) throws Throwable {
        Shop.configure(URI.create(url));
        Shop.start(
                jenkins,
                job,
                "istioCanary(cluster: 'prod', namespace: 'shop', service: 'reviews', from: 'v1', to: 'v2',"
                        + " settleWithin: '10m', " + arguments);
    }

    private static void awaitBegun(JenkinsRule jenkins) throws Throwable {
        Shop.awaitBegun();
    }

    private static void awaitInput(JenkinsRule jenkins, String job) throws Throwable {
        WorkflowRun run = Shop.last(jenkins, job);
        Shop.await("the input", () -> Shop.input(run).isPresent());
    }

    private static void proceed(JenkinsRule jenkins, String job) throws Throwable {
        awaitInput(jenkins, job);
        for (InputStepExecution question :
                Shop.input(Shop.last(jenkins, job)).orElseThrow().getExecutions()) {
            question.doProceedEmpty();
        }
    }

    private static String result(JenkinsRule jenkins, String job) throws Throwable {
        return String.valueOf(jenkins.waitForCompletion(Shop.last(jenkins, job)).getResult());
    }

    private static String owed(JenkinsRule jenkins) throws Throwable {
        Shop.await("an empty ledger", () -> BegunRollouts.get().all().isEmpty());
        return "nothing owed";
    }
}
