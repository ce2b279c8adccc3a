package io.jenkins.plugins.servicemesh.examples;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.servicemesh.Await;
import io.jenkins.plugins.servicemesh.MeshOnJenkins;
import io.jenkins.plugins.servicemesh.istio.IstioManager;
import io.jenkins.plugins.servicemesh.journal.ServerFields;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.plugins.pipeline.modeldefinition.parser.Converter;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.libs.GlobalUntrustedLibraries;
import org.jenkinsci.plugins.workflow.libs.LibraryConfiguration;
import org.jenkinsci.plugins.workflow.libs.LibraryRetriever;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The examples on a real Jenkins make the objects that they make on the local runner. */
@WithJenkins
class ExamplesTest {

    private static final Path EXPECTED =
            Path.of("..", "src", "test", "resources", "io", "jenkins", "plugins", "servicemesh", "examples");

    private static JenkinsRule jenkins;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
        LibraryConfiguration library = new LibraryConfiguration("mesh-platform", new FolderRetriever());
        library.setDefaultVersion("any");
        GlobalUntrustedLibraries.get().setLibraries(List.of(library));
    }

    static Stream<Path> jenkinsfiles() throws IOException {
        return Files.walk(MeshOnJenkins.EXAMPLES)
                .filter(file -> file.getFileName().toString().endsWith("Jenkinsfile"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("jenkinsfiles")
    void isValidAsDeclarative(Path jenkinsfile) throws Exception {
        assertThat(Converter.scriptToPipelineDef(Files.readString(jenkinsfile))
                        .getStages()
                        .getStages())
                .isNotEmpty();
    }

    /** Those that take no longer than their writes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "traffic/Jenkinsfile",
                "traffic/sticky.Jenkinsfile",
                "ab-test/Jenkinsfile",
                "fault-window/Jenkinsfile",
                "mirror/Jenkinsfile",
                "zero-trust/Jenkinsfile",
                "telemetry/Jenkinsfile",
                "approve-a-plan/Jenkinsfile",
                "two-owners/Jenkinsfile",
                "shared-library/Jenkinsfile"
            })
    void makesItsObjects(String file) throws Exception {
        Path jenkinsfile = MeshOnJenkins.EXAMPLES.resolve(file);
        try (MeshOnJenkins mesh = MeshOnJenkins.start(jenkins)) {
            Path own = jenkinsfile.resolveSibling("cluster.yaml");
            if (Files.exists(own)) {
                mesh.server().load(Files.readString(own));
            }
            WorkflowJob job = mesh.job(Files.readString(jenkinsfile));
            new FilePath(jenkinsfile.getParent().toFile()).copyRecursiveTo(jenkins.jenkins.getWorkspaceFor(job));
            WorkflowRun run = job.scheduleBuild2(0).waitForStart();
            approve(run);
            jenkins.waitForCompletion(run);
            assertThat(run.getResult()).as(JenkinsRule.getLog(run)).isIn(Result.SUCCESS, Result.UNSTABLE);
            assertThat(made(mesh)).isEqualTo(Files.readString(EXPECTED.resolve(name(jenkinsfile) + ".yaml")));
        }
    }

    /** Says yes to whatever is asked, until the end. */
    private static void approve(WorkflowRun run) throws Exception {
        Await.until("the end of " + run, () -> {
            InputAction questions = run.getAction(InputAction.class);
            if (questions != null) {
                for (InputStepExecution question : List.copyOf(questions.getExecutions())) {
                    question.proceed(null);
                }
            }
            return !run.isBuilding();
        });
    }

    private static String name(Path jenkinsfile) {
        String folder = jenkinsfile.getParent().getFileName().toString();
        String file = jenkinsfile.getFileName().toString();
        return file.equals("Jenkinsfile") ? folder : folder + "-" + file.substring(0, file.indexOf('.'));
    }

    /** As the local runner's test writes it, where the owner is called otherwise. */
    private static String made(MeshOnJenkins mesh) {
        return new IstioManager()
                .types().stream()
                        .filter(type -> type.group().endsWith("istio.io"))
                        .flatMap(type -> mesh.server().list(type, "shop").stream())
                        .map(ExamplesTest::ofExamples)
                        .map(object ->
                                YamlText.print(ServerFields.without(object).tree()))
                        .collect(Collectors.joining("---\n"));
    }

    private static Resource ofExamples(Resource object) {
        return object.annotations().getOrDefault(Owner.OWNER, "").startsWith("localhost")
                ? object.withAnnotation(Owner.OWNER, "examples")
                : object;
    }

    /** Brings the library of the example. */
    public static final class FolderRetriever extends LibraryRetriever {

        @Override
        public void retrieve(
                String name, String version, boolean changelog, FilePath target, Run<?, ?> run, TaskListener listener)
                throws Exception {
            retrieve(name, version, target, run, listener);
        }

        @Override
        public void retrieve(String name, String version, FilePath target, Run<?, ?> run, TaskListener listener)
                throws Exception {
            new FilePath(MeshOnJenkins.EXAMPLES
                            .resolve("shared-library/library")
                            .toFile())
                    .copyRecursiveTo(target);
        }
    }
}
