package io.jenkins.plugins.servicemesh.local.basic;

import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All basic steps, and the names of those that only Jenkins has. */
public final class BasicSteps {

    private BasicSteps() {}

    /**
     * The steps of one run.
     *
     * @param answers who answers {@code input}
     * @param parameters where {@code properties} declares them
     * @param credentials the secrets of the run
     */
    public static List<PipelineStep> all(InputAnswers answers, BuildParameters parameters, Credentials credentials) {
        Stream<PipelineStep> single = Stream.of(
                new ShellStep(),
                new ParallelStep(),
                new RetryStep(),
                new TimeoutStep(),
                new WaitUntilStep(),
                new LockStep(),
                credentials.step(),
                new InputStep(answers),
                CatchErrorStep.catchError(),
                CatchErrorStep.warnError());
        Stream<PipelineStep> groups = Stream.of(
                        MessageSteps.all(), BlockSteps.all(), WithoutEffect.all(), ParameterSteps.all(parameters))
                .flatMap(List::stream);
        return Stream.concat(single, groups).toList();
    }

    /** Steps that Pipelines often use and that the local runner does not have. */
    public static Set<String> onlyInJenkins() {
        try (InputStream names = BasicSteps.class.getResourceAsStream("only-in-jenkins.txt")) {
            if (names == null) {
                throw new IllegalStateException("only-in-jenkins.txt is missing");
            }
            return new String(names.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
