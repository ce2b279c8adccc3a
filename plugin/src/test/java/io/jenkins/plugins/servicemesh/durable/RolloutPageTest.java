package io.jenkins.plugins.servicemesh.durable;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.model.Result;
import io.jenkins.plugins.servicemesh.durable.page.MeshRolloutAction;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.Page;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The page of a build that rolled out: what it shows, to whom, and what it never runs. */
@WithJenkins
class RolloutPageTest {

    private static final String EVIL = "</text><script>alert(1)</script>";

    private JenkinsRule jenkins;
    private Shop shop;
    private WorkflowRun run;
    private String id;

    @BeforeEach
    void roll(JenkinsRule rule) throws Exception {
        jenkins = rule;
        shop = Shop.open();
        shop.configure();
        shop.measure(30);
        run = jenkins.assertBuildStatus(
                Result.FAILURE,
                jenkins.waitForCompletion(Shop.start(
                        jenkins,
                        "deploy",
                        "istioCanary cluster: 'prod', namespace: 'shop', service: 'reviews', from: 'v1', to: 'v2', weights: [20],"
                                + " every: '6s', check: [successRate: [min: 99]]")));
        id = shop.records().get(0).id();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Page get(JenkinsRule.WebClient client, String path) throws Exception {
        return client.goTo(run.getUrl() + path, null);
    }

    @Test
    void showsWhatHappenedToWhoMayReadTheJobAndToNobodyElse() throws Exception {
        JenkinsRule.WebClient client = Shop.browser(jenkins);
        assertThat(get(client, "rollouts/").getWebResponse().getContentAsString())
                .contains("reviews to v2", "diverted", "the old version has everything", "<svg ");
        Page state = get(client, "rollouts/state");
        assertThat(state.getWebResponse().getContentType()).isEqualTo("application/json");
        assertThat(state.getWebResponse().getContentAsString()).contains("\"live\"", id, "ROLLED_BACK");
        Page chart = get(client, "rollouts/chart?id=" + id);
        assertThat(chart.getWebResponse().getContentType()).isEqualTo("image/svg+xml");
        assertThat(chart.getWebResponse().getContentAsString())
                .startsWith("<svg ")
                .contains("<path d=\"M ")
                .doesNotContain("<script", "<style", "style=");

        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .toEveryone()
                .grant(Item.READ)
                .everywhere()
                .to("reader"));
        JenkinsRule.WebClient stranger = Shop.browser(jenkins).withThrowExceptionOnFailingStatusCode(false);
        for (String path : List.of("rollouts/", "rollouts/state", "rollouts/chart?id=" + id)) {
            assertThat(stranger.getPage(jenkins.getURL() + run.getUrl() + path)
                            .getWebResponse()
                            .getStatusCode())
                    .isGreaterThanOrEqualTo(403);
        }
        assertThat(get(Shop.browser(jenkins).login("reader"), "rollouts/state")
                        .getWebResponse()
                        .getStatusCode())
                .isEqualTo(200);
    }

    @Test
    void tellsBeforeAndAfter() throws Exception {
        assertThat(Shop.browser(jenkins).goTo(run.getUrl() + "rollouts/").asNormalizedText())
                .contains("VirtualService shop/reviews, route 'default'\tv1 100, v2 0\tv1 100, v2 0")
                .contains("All objects are as they were before.");
    }

    @Test
    void theBuildTellsOutcomeAndWeightsInALine() throws Exception {
        assertThat(Shop.browser(jenkins).goTo(run.getUrl()).asNormalizedText())
                .contains("reviews to v2: rolled back, v1 100 %, v2 0 %");
    }

    @Test
    void textOfTheClusterIsNeverCode() throws Exception {
        RolloutRecord record = shop.records().get(0);
        List<Moment> moments = new ArrayList<>(record.state().moments());
        moments.add(new Moment(Instant.now(), Moment.Kind.TROUBLE, "", EVIL, List.of()));
        MeshRolloutAction.of(run)
                .show(EVIL, record.with(new RolloutState("evil", record.state().phase(), moments)));
        JenkinsRule.WebClient client = Shop.browser(jenkins);
        for (String path : List.of("rollouts/", "", "rollouts/chart?id=evil")) {
            assertThat(get(client, path).getWebResponse().getContentAsString()).doesNotContain("<script>alert(1)");
        }
        assertThat(get(client, "rollouts/").getWebResponse().getContentAsString())
                .contains("&lt;script");
    }

    @Test
    void isKeptWithTheBuild() throws Exception {
        run.reload();
        assertThat(run.getAction(MeshRolloutAction.class).getRollouts())
                .singleElement()
                .satisfies(view -> {
                    assertThat(view.isEnded()).isTrue();
                    assertThat(view.getMoments()).isNotEmpty();
                });
    }

    /** The figures of the shop. */
    @TestExtension
    public static final class Figures extends ShopMetrics {}
}
