package io.jenkins.plugins.servicemesh.durable;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.servicemesh.config.MeshConfiguration;
import io.jenkins.plugins.servicemesh.durable.ledger.BegunRollouts;
import io.jenkins.plugins.servicemesh.durable.obligation.Obligations;
import io.jenkins.plugins.servicemesh.durable.obligation.OwedRollouts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Every way to stop a build, in every phase of a rollout: what the cluster and the build are afterwards. */
@WithJenkins
class StopTest {

    private static JenkinsRule jenkins;
    private Shop shop;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @BeforeEach
    void open() throws Exception {
        shop = Shop.open();
        shop.configure();
    }

    @AfterEach
    void close() throws Exception {
        shop.release();
        Shop.stopAll(jenkins);
        shop.close();
    }

    /** What people press. */
    private enum Button {
        ABORT {
            @Override
            void press(WorkflowRun run) {
                run.getExecutor().interrupt();
            }
        },
        TERMINATE {
            @Override
            void press(WorkflowRun run) {
                run.doTerm();
            }
        },
        KILL {
            @Override
            void press(WorkflowRun run) {
                run.doKill();
            }
        },
        DELETE_JOB {
            @Override
            void press(WorkflowRun run) throws Exception {
                run.getParent().delete();
            }
        };

        abstract void press(WorkflowRun run) throws Exception;

        void pressed(WorkflowRun run) {
            try (ACLContext all = ACL.as2(ACL.SYSTEM2)) {
                press(run);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Where the rollout is then. */
    private enum Moment {
        PREPARING("Preparing", 0, "every: '1s'", ""),
        CHANGING("Changing", 20, "every: '1s'", ""),
        ANALYSING("Analysing", 20, "every: '1h'", ""),
        ASKING("Asking", 20, "every: '1s', pauseAt: [20]", "{ input 'Go on?' }"),
        ROLLING_BACK("RollingBack", 20, "every: '1s', pauseAt: [20]", "{ error 'no' }");

        final String phase;
        final int weight;
        final String arguments;
        final String block;

        Moment(String phase, int weight, String arguments, String block) {
            this.phase = phase;
            this.weight = weight;
            this.arguments = arguments;
            this.block = block;
        }
    }

    private String stop(Button button, Moment moment, String more) throws Exception {
        shop.hold(moment.phase, moment.weight);
        String name = Shop.name();
        WorkflowRun run = Shop.start(
                jenkins,
                name,
                "withMesh(cluster: 'prod', namespace: 'shop') { istioCanary(service: 'reviews', from: 'v1', to: 'v2',"
                        + " weights: [20, 50], " + moment.arguments + more + ") " + moment.block + " }");
        shop.awaitPhase(moment.phase, moment.weight);
        if (moment == Moment.ASKING) {
            Shop.await("the input", () -> Shop.input(run).isPresent());
        }
        // a deletion waits for the build
        CompletableFuture<Void> pressed = CompletableFuture.runAsync(() -> button.pressed(run));
        if (moment == Moment.ROLLING_BACK) {
            Shop.await(
                    "the button",
                    () -> !run.isBuilding() || JenkinsRule.getLog(run).contains("not heeded: abort"));
            shop.release();
        }
        pressed.get();
        Shop.await("the end of the build", () -> !run.isBuilding());
        Shop.await("the end of the rollout", () -> BegunRollouts.get().all().isEmpty());
        boolean gone = jenkins.jenkins.getItem(name) == null;
        String outcome = shop.phases() + " " + shop.weight() + " % " + (gone ? "gone" : run.getResult());
        shop.dropRecords();
        shop.setWeight(0);
        return outcome;
    }

    @Test
    void everyButtonInEveryPhaseEndsAsTheRolloutSays() throws Exception {
        List<String> table = new ArrayList<>();
        for (Button button : Button.values()) {
            for (Moment moment : Moment.values()) {
                table.add("%-11s %-13s -> %s".formatted(button, moment, stop(button, moment, "")));
                System.out.println("STOP " + table.get(table.size() - 1));
            }
        }
        assertThat(table).allMatch(row -> row.contains("-> ROLLED_BACK 0 % "));
        assertThat(table).noneMatch(row -> row.contains("SUCCESS"));
        assertThat(jenkins.jenkins.getExtensionList(OwedRollouts.class).get(0).isActivated())
                .isFalse();
    }

    @Test
    void onAbortHoldIsHeldByEveryButton() throws Exception {
        for (Button button : Button.values()) {
            String outcome = stop(button, Moment.ANALYSING, ", onAbort: 'hold'");
            System.out.println("STOP onAbort: hold " + button + " -> " + outcome);
            assertThat(outcome).startsWith("HELD 20 %");
        }
    }

    @Test
    void whatCannotBeEndedIsToldToAdministrators() throws Exception {
        WorkflowRun run = Shop.start(
                jenkins,
                Shop.name(),
                "istioCanary cluster: 'prod', namespace: 'shop', service: 'reviews', from: 'v1', to: 'v2', weights: [20],"
                        + " every: '1h'");
        shop.awaitWeight(20);
        MeshConfiguration.get().setClusters(List.of());
        run.doKill();
        OwedRollouts monitor =
                jenkins.jenkins.getExtensionList(OwedRollouts.class).get(0);
        Shop.await("the monitor", monitor::isActivated);
        assertThat(Shop.browser(jenkins).goTo("manage").asNormalizedText()).contains("could not be ended");
        shop.configure();
        Obligations.get().look();
        Shop.await("the end", () -> !monitor.isActivated());
        assertThat(shop.phases()).isEqualTo("ROLLED_BACK");
        assertThat(shop.weight()).isZero();
        jenkins.assertBuildStatus(Result.ABORTED, run);
    }
}
