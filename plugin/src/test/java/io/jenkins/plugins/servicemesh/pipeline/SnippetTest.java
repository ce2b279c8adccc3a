package io.jenkins.plugins.servicemesh.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.GroovyShell;
import io.jenkins.plugins.servicemesh.dsl.step.StepLanguage;
import io.jenkins.plugins.servicemesh.pipeline.step.MeshStep;
import io.jenkins.plugins.servicemesh.pipeline.step.MeshStepDescriptor;
import io.jenkins.plugins.servicemesh.pipeline.step.RouteStep;
import io.jenkins.plugins.servicemesh.pipeline.step.StatusStep;
import io.jenkins.plugins.servicemesh.pipeline.step.TrafficStep;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.kohsuke.stapler.StaplerRequest2;

/** The snippet generator: what a form says becomes a call, with what was left empty left out. */
@WithJenkins
class SnippetTest {

    @BeforeAll
    static void start(JenkinsRule rule) {
        assertThat(rule.jenkins).isNotNull();
    }

    private static Step filled(Step step, String json) throws Exception {
        return step.getDescriptor().newInstance((StaplerRequest2) null, JSONObject.fromObject(json));
    }

    @Test
    void aFormBecomesACall() throws Exception {
        Step step = filled(
                new TrafficStep(),
                "{service: 'reviews', requestTimeout: '3s', retries: '{attempts: 3, perTry: 500ms}', route: '', failBuild: true}");
        assertThat(Snippetizer.object2Groovy(step))
                .isEqualTo(
                        "meshTraffic requestTimeout: '3s', retries: [attempts: 3, perTry: '500ms'], service: 'reviews'");
    }

    @Test
    void aFlagThatIsNotAsByDefaultIsGiven() throws Exception {
        assertThat(Snippetizer.object2Groovy(filled(new StatusStep(), "{namespace: 'shop', failBuild: false}")))
                .isEqualTo("meshStatus failBuild: false, namespace: 'shop'");
    }

    static List<String> steps() {
        return StepLanguage.names();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void theExampleOfEachStepIsTheSameAfterItsFormAndAsASnippet(String name) throws Exception {
        MeshStepDescriptor descriptor = (MeshStepDescriptor) StepDescriptor.byFunctionName(name);
        Map<String, Object> written = arguments(StepLanguage.example(name));
        MeshStep step = (MeshStep) descriptor.newInstance(written);
        JSONObject form = new JSONObject();
        descriptor
                .getFields()
                .forEach(field -> form.put(field.getName(), field.isFlag() ? field.ticked(step) : field.shown(step)));

        MeshStep after = (MeshStep) descriptor.newInstance((StaplerRequest2) null, form);
        assertThat(plain(after.arguments())).isEqualTo(plain(written));
        assertThat(plain(arguments(Snippetizer.object2Groovy(after)))).isEqualTo(plain(written));
    }

    private static String plain(Map<String, Object> arguments) {
        return JsonText.print(JsonValue.of(new TreeMap<>(arguments)));
    }

    /** Those of a call, with or without parentheses and a block. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> arguments(String call) {
        String list = call.replaceFirst("^\\w+\\s*", "")
                .replaceFirst("(?s)\\s*\\{[^}]*}\\s*$", "")
                .strip();
        list = list.startsWith("(") ? list.substring(1, list.length() - 1) : list;
        return (Map<String, Object>) new GroovyShell().evaluate("[" + (list.isBlank() ? ":" : list) + "]");
    }

    @Test
    void aCallFillsTheFormAgain() throws Exception {
        RouteStep step = (RouteStep)
                new RouteStep().getDescriptor().newInstance(Map.of("service", "reviews", "weights", Map.of("v1", 100)));
        assertThat(step.getDescriptor().getFields())
                .filteredOn(field -> !field.isFlag() && !field.shown(step).isEmpty())
                .extracting(field -> field.getName() + " " + field.shown(step))
                .containsExactlyInAnyOrder("service reviews", "weights {\"v1\":100}");
    }
}
