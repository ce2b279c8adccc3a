package io.jenkins.plugins.servicemesh.local;

/** Runs a one-line Jenkinsfile, to see what a cold start costs. */
final class OneLine {

    private OneLine() {}

    public static void main(String[] arguments) {
        PipelineRunner.of("echo 'hello'", "Jenkinsfile").run();
        System.out.println(
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() + " ms of CPU");
    }
}
