package io.jenkins.plugins.servicemesh.durable;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.servicemesh.durable.ledger.BegunRollouts;
import io.jenkins.plugins.servicemesh.durable.page.MeshRolloutAction;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.rollout.record.StateCodec;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The files that a rollout leaves among the artifacts of its build. */
@WithJenkins
class RolloutArtifactsTest {

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
        Shop.stopAll(jenkins);
        shop.close();
    }

    private WorkflowRun roll(double errors, Result expected) throws Exception {
        shop.measure(errors);
        return jenkins.assertBuildStatus(
                expected,
                jenkins.waitForCompletion(Shop.start(
                        jenkins,
                        Shop.name(),
                        "istioCanary cluster: 'prod', namespace: 'shop', service: 'reviews', from: 'v1', to: 'v2',"
                                + " weights: [20], every: '6s', check: [successRate: [min: 99]]")));
    }

    private WebResponse download(WorkflowRun run, String file) throws Exception {
        return Shop.browser(jenkins)
                .goTo(
                        run.getUrl() + "artifact/mesh/rollout-"
                                + shop.records().get(0).id() + "/" + file,
                        null)
                .getWebResponse();
    }

    private String text(WorkflowRun run, String file) throws Exception {
        return download(run, file).getContentAsString();
    }

    @Test
    void tellWhatAPromotionChanged() throws Exception {
        WorkflowRun run = roll(0.1, Result.SUCCESS);
        assertThat(text(run, "plan.txt"))
                .contains("reviews to v2: succeeded, v1 0 %, v2 100 %")
                .contains("VirtualService shop/reviews, route 'default': v1 100, v2 0 -> v1 0, v2 100")
                .contains("~ VirtualService shop/reviews")
                .contains("weight: 0 -> 100");
        JsonObject state = JsonText.parseObject(text(run, "state.json"));
        assertThat(state.text("outcome")).contains("succeeded");
        assertThat(StateCodec.decode(state.object("state")).isEnded()).isTrue();
        List<JsonObject> entries =
                JsonText.parseObject(text(run, "journal.json")).array("entries").objects();
        assertThat(entries)
                .extracting(entry -> entry.text("why").orElse(""))
                .anyMatch(why -> why.endsWith(": promoted"));
    }

    @Test
    void sayThatNothingChangedByARollback() throws Exception {
        WorkflowRun run = roll(30, Result.FAILURE);
        assertThat(text(run, "plan.txt"))
                .contains("rolled back, v1 100 %, v2 0 %", "All objects are as they were before.");
    }

    @Test
    void holdAChartThatNeedsNeitherScriptNorStyle() throws Exception {
        WorkflowRun run = roll(0.1, Result.SUCCESS);
        WebResponse response = download(run, "chart.svg");
        assertThat(response.getResponseHeaderValue("Content-Security-Policy"))
                .contains("sandbox", "default-src 'none'");
        NodeList all = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(response.getContentAsString())))
                .getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element shape = (Element) all.item(i);
            assertThat(shape.getTagName()).isIn("svg", "title", "line", "path", "circle", "text");
            assertThat(shape.hasAttribute("style") || shape.hasAttribute("class"))
                    .isFalse();
        }
        assertThat(response.getContentAsString()).contains("at least 99 %", "promoted: the new version has everything");
    }

    @Test
    void areNotAddedToABuildThatWasKilled() throws Exception {
        WorkflowRun run = Shop.start(
                jenkins,
                Shop.name(),
                "istioCanary cluster: 'prod', namespace: 'shop', service: 'reviews', from: 'v1', to: 'v2', weights: [20],"
                        + " every: '60s'");
        shop.awaitWeight(20);
        run.doKill();
        jenkins.waitForCompletion(run);
        Shop.await("the end of the rollout", () -> BegunRollouts.get().all().isEmpty());
        assertThat(run.getAction(MeshRolloutAction.class).getRollouts().get(0).isEnded())
                .isTrue();
        assertThat(run.getArtifactManager().root().child("mesh").exists()).isFalse();
    }

    /** The figures of the shop. */
    @TestExtension
    public static final class Figures extends ShopMetrics {}
}
