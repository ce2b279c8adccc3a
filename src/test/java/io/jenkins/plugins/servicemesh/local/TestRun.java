package io.jenkins.plugins.servicemesh.local;

import io.jenkins.plugins.servicemesh.local.step.Result;
import io.jenkins.plugins.servicemesh.local.time.PipelineClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A run in virtual time, its console kept. */
record TestRun(BuildResult build, List<String> console, long virtualMillis) {

    static TestRun of(String script) {
        return of(script, runner -> runner);
    }

    static TestRun of(String script, UnaryOperator<PipelineRunner> options) {
        List<String> lines = new ArrayList<>();
        PipelineClock clock = PipelineClock.virtual(Instant.EPOCH);
        PipelineRunner runner =
                PipelineRunner.of(script, "Jenkinsfile").withClock(clock).withConsole(lines::add);
        BuildResult build = options.apply(runner).run();
        return new TestRun(build, List.copyOf(lines), clock.instant().toEpochMilli());
    }

    Result result() {
        return build.result();
    }

    /** The console without its last line. */
    List<String> said() {
        return console.subList(0, console.size() - 1);
    }

    /** What went wrong, as the user reads it. */
    String errors() {
        return String.join(
                "\n",
                build.findings().stream().map(finding -> finding.describe()).toList());
    }
}
