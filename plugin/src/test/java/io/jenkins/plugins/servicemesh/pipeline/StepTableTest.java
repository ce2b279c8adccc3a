package io.jenkins.plugins.servicemesh.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.dsl.step.StepLanguage;
import io.jenkins.plugins.servicemesh.pipeline.step.MeshStepDescriptor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The steps that Jenkins knows are those of the library's tables, argument by argument, each with its help. */
@WithJenkins
class StepTableTest {

    /** Values that only code can have; no form and no table has them. */
    private static final Set<String> VALUES = Set.of("spec", "plan", "number");

    @BeforeAll
    static void start(JenkinsRule jenkins) {
        assertThat(jenkins.jenkins).isNotNull();
    }

    @Test
    void everyStepOfTheTablesIsThere() {
        assertThat(descriptors())
                .extracting(StepDescriptor::getFunctionName)
                .containsExactlyInAnyOrderElementsOf(StepLanguage.names());
    }

    @Test
    void everyStepHasTheArgumentsOfItsTable() {
        for (MeshStepDescriptor descriptor : descriptors()) {
            List<String> table = StepLanguage.arguments(descriptor.getFunctionName());
            Set<String> wanted = new TreeSet<>(table);
            wanted.removeIf(name -> table.contains(singular(name)));
            assertThat(arguments(descriptor)).as(descriptor.getFunctionName()).isEqualTo(wanted);
        }
    }

    /** A word that may be written several times has a plural, which means the same. */
    private static String singular(String name) {
        return name.endsWith("ies")
                ? name.substring(0, name.length() - 3) + "y"
                : name.endsWith("ches")
                        ? name.substring(0, name.length() - 2)
                        : name.equals("routes") || name.equals("services") || name.equals("labels")
                                ? ""
                                : name.substring(0, name.length() - 1);
    }

    @Test
    void everyStepAndEveryArgumentHasItsHelp() throws IOException {
        List<String> missing = new ArrayList<>();
        for (MeshStepDescriptor descriptor : descriptors()) {
            String example = text(StepLanguage.example(descriptor.getFunctionName()));
            if (StepHelp.find(descriptor, "help.html")
                    .filter(help -> help.contains(example))
                    .isEmpty()) {
                missing.add(descriptor.getFunctionName());
            }
            for (String name : arguments(descriptor)) {
                if (StepHelp.find(descriptor, "help-" + name + ".html").isEmpty()) {
                    missing.add(descriptor.getFunctionName() + " " + name);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static String text(String example) {
        return example.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static Set<String> arguments(MeshStepDescriptor descriptor) {
        Set<String> names = new TreeSet<>();
        DescribableModel.of(descriptor.clazz).getParameters().forEach(parameter -> names.add(parameter.getName()));
        names.removeAll(VALUES);
        return names;
    }

    private static List<MeshStepDescriptor> descriptors() {
        return StepDescriptor.all().stream()
                .filter(MeshStepDescriptor.class::isInstance)
                .map(MeshStepDescriptor.class::cast)
                .toList();
    }
}
