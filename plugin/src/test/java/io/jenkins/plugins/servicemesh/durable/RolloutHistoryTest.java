package io.jenkins.plugins.servicemesh.durable;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Item;
import hudson.model.Result;
import io.jenkins.plugins.servicemesh.durable.page.history.RolloutHistory;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The page of a job with the rollouts of its last builds. */
@WithJenkins
class RolloutHistoryTest {

    private static final String CANARY =
            "istioCanary cluster: 'prod', namespace: 'shop', service: 'reviews', from: 'v1', to: 'v2',"
                    + " weights: [20, 50], every: '6s', check: [successRate: [min: 99]]";

    private JenkinsRule jenkins;
    private Shop shop;

    @BeforeEach
    void open(JenkinsRule rule) throws Exception {
        jenkins = rule;
        shop = Shop.open();
        shop.configure();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private WorkflowRun roll(String name, double errors, Result expected) throws Exception {
        shop.measure(errors);
        WorkflowJob job = jenkins.jenkins.getItemByFullName(name, WorkflowJob.class);
        if (job == null) {
            job = jenkins.createProject(WorkflowJob.class, name);
        }
        job.setDefinition(new CpsFlowDefinition(CANARY, true));
        return jenkins.assertBuildStatus(
                expected, jenkins.waitForCompletion(job.scheduleBuild2(0).waitForStart()));
    }

    private JsonObject state(JenkinsRule.WebClient client, WorkflowJob job) throws Exception {
        return JsonText.parseObject(client.goTo(job.getUrl() + "rollouts/state", "application/json")
                .getWebResponse()
                .getContentAsString());
    }

    @Test
    void listsTheRolloutsOfTheLastBuildsTheNewestFirst() throws Exception {
        WorkflowJob job = roll("deploy", 30, Result.FAILURE).getParent();
        roll("deploy", 0.1, Result.SUCCESS);
        JenkinsRule.WebClient client = Shop.browser(jenkins);
        HtmlPage page = client.goTo(job.getUrl() + "rollouts/");
        assertThat(page.getByXPath("//tbody/tr")).hasSize(2);
        assertThat(page.asNormalizedText())
                .containsSubsequence("#2", "succeeded", "100 %", "#1", "rolled back", "20 %");
        assertThat(page.getByXPath("//tbody/tr//*[local-name() = 'svg']")).hasSize(2);
        List<JsonObject> rollouts = state(client, job).array("rollouts").objects();
        assertThat(rollouts)
                .extracting(
                        each -> each.number("build").map(JsonNumber::intValue).orElse(0))
                .containsExactly(2, 1);
        assertThat(rollouts.get(1).object("rollout").texts())
                .containsEntry("service", "reviews")
                .containsEntry("from", "v1")
                .containsEntry("to", "v2")
                .containsEntry("outcome", "rolled_back");
    }

    @Test
    void isThereOnlyForJobsThatHadRolloutsAndForWhoMayReadThem() throws Exception {
        WorkflowJob other = Shop.job(jenkins, "other", "echo 'no rollout'");
        jenkins.buildAndAssertSuccess(other);
        assertThat(other.getAction(RolloutHistory.class)).isNull();
        WorkflowJob job = roll("deploy", 30, Result.FAILURE).getParent();
        assertThat(job.getAction(RolloutHistory.class)).isNotNull();

        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .toEveryone()
                .grant(Item.READ)
                .everywhere()
                .to("reader"));
        JenkinsRule.WebClient stranger = Shop.browser(jenkins).withThrowExceptionOnFailingStatusCode(false);
        for (String path : List.of("rollouts/", "rollouts/state")) {
            assertThat(stranger.getPage(jenkins.getURL() + job.getUrl() + path)
                            .getWebResponse()
                            .getStatusCode())
                    .isGreaterThanOrEqualTo(403);
        }
        assertThat(state(Shop.browser(jenkins).login("reader"), job)
                        .array("rollouts")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void looksAtNoMoreBuildsThanItSays() throws Exception {
        WorkflowJob job = roll("deploy", 30, Result.FAILURE).getParent();
        job.setDefinition(new CpsFlowDefinition("echo 'no rollout'", true));
        for (int i = 0; i < RolloutHistory.BUILDS - 1; i++) {
            jenkins.buildAndAssertSuccess(job);
        }
        assertThat(job.getAction(RolloutHistory.class).getRollouts()).hasSize(1);
        jenkins.buildAndAssertSuccess(job);
        assertThat(job.getAction(RolloutHistory.class).getRollouts()).isEmpty();
        assertThat(Shop.browser(jenkins).goTo(job.getUrl() + "rollouts/").asNormalizedText())
                .contains("None of these builds had a rollout");
    }

    /** The figures of the shop. */
    @TestExtension
    public static final class Figures extends ShopMetrics {}
}
