package io.jenkins.plugins.servicemesh.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.pipeline.step.RouteStep;
import io.jenkins.plugins.servicemesh.pipeline.step.StatusStep;
import io.jenkins.plugins.servicemesh.pipeline.step.TrafficStep;
import java.util.Map;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The snippet generator: what a form says becomes a call, with what was left empty left out. */
@WithJenkins
class SnippetTest {

    @BeforeAll
    static void start(JenkinsRule rule) {
        assertThat(rule.jenkins).isNotNull();
    }

    private static Step filled(Step step, String json) throws Exception {
        return step.getDescriptor().newInstance((org.kohsuke.stapler.StaplerRequest2) null, JSONObject.fromObject(json));
    }

    @Test
    void aFormBecomesACall() throws Exception {
        Step step = filled(
                new TrafficStep(),
                "{service: 'reviews', requestTimeout: '3s', retries: '{attempts: 3, perTry: 500ms}', route: '', failBuild: true}");
        assertThat(Snippetizer.object2Groovy(step))
                .isEqualTo("meshTraffic requestTimeout: '3s', retries: [attempts: 3, perTry: '500ms'], service: 'reviews'");
    }

    @Test
    void aFlagThatIsNotAsByDefaultIsGiven() throws Exception {
        assertThat(Snippetizer.object2Groovy(filled(new StatusStep(), "{namespace: 'shop', failBuild: false}")))
                .isEqualTo("meshStatus failBuild: false, namespace: 'shop'");
    }

    @Test
    void aCallFillsTheFormAgain() throws Exception {
        RouteStep step = (RouteStep) new RouteStep().getDescriptor()
                .newInstance(Map.of("service", "reviews", "weights", Map.of("v1", 100)));
        assertThat(step.getDescriptor().getFields())
                .filteredOn(field -> !field.isFlag() && !field.shown(step).isEmpty())
                .extracting(field -> field.getName() + " " + field.shown(step))
                .containsExactlyInAnyOrder("service reviews", "weights {\"v1\":100}");
    }
}
