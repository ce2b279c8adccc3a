package io.jenkins.plugins.servicemesh.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.dsl.step.StepLanguage;
import io.jenkins.plugins.servicemesh.pipeline.step.FormField;
import io.jenkins.plugins.servicemesh.pipeline.step.MeshStepDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** docs/steps.md says what the help in Jenkins says; with -Dwrite.docs=true this test writes it. */
@WithJenkins
class StepReferenceTest {

    private static final Path PAGE = Path.of("..", "docs", "steps.md");

    /** Arguments that mean the same in each step, told once. */
    private static final Set<String> OF_ALL = Set.of("cluster", "namespace", "failBuild", "lockWait", "owner");

    private static Map<String, MeshStepDescriptor> steps;

    @BeforeAll
    static void start(JenkinsRule jenkins) {
        assertThat(jenkins.jenkins).isNotNull();
        steps = new LinkedHashMap<>();
        for (String name : StepLanguage.names()) {
            steps.put(name, (MeshStepDescriptor) StepDescriptor.byFunctionName(name));
        }
    }

    @Test
    void thePageOfTheStepsSaysWhatTheHelpSays() throws IOException {
        String page = page();
        if (Boolean.getBoolean("write.docs")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private static String page() throws IOException {
        StringBuilder page = new StringBuilder(
                "# The steps\n\nMade from the help of the steps in Jenkins. Values are written as"
                        + " Groovy or, in forms, as YAML; the words inside them are those of [dsl.md](dsl.md).\n\n## In every step\n");
        MeshStepDescriptor any = steps.get("meshTraffic");
        page.append(table(
                any,
                any.getFields().stream()
                        .filter(field -> OF_ALL.contains(field.getName()))
                        .toList()));
        Map<String, String> tables = new HashMap<>();
        for (Map.Entry<String, MeshStepDescriptor> step : steps.entrySet()) {
            page.append("\n## ")
                    .append(step.getKey())
                    .append("\n\n")
                    .append(capital(StepLanguage.help(step.getKey())))
                    .append(".\n\n    ")
                    .append(StepLanguage.example(step.getKey()))
                    .append("\n");
            List<FormField> own = step.getValue().getFields().stream()
                    .filter(field -> !OF_ALL.contains(field.getName()))
                    .toList();
            String table = table(step.getValue(), own);
            String same = tables.putIfAbsent(table, step.getKey());
            page.append(same == null ? table : "\nIts arguments are those of `" + same + "`.\n");
        }
        return page.toString();
    }

    private static String table(MeshStepDescriptor step, List<FormField> fields) throws IOException {
        StringBuilder table =
                new StringBuilder(fields.isEmpty() ? "" : "\n| argument | what it says |\n| --- | --- |\n");
        for (FormField field : fields) {
            table.append("| `")
                    .append(field.getName())
                    .append("` | ")
                    .append(help(step, field.getName()))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String help(MeshStepDescriptor step, String field) throws IOException {
        return text(StepHelp.find(step, "help-" + field + ".html").orElseThrow());
    }

    private static String text(String html) {
        return html.replaceAll("</?code>", "`")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .strip()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replace("|", "\\|");
    }

    private static String capital(String sentence) {
        return sentence.startsWith("mTLS")
                ? sentence
                : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
