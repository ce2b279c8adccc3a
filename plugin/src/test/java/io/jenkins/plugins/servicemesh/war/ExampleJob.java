package io.jenkins.plugins.servicemesh.war;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.servicemesh.config.MeshCluster;
import io.jenkins.plugins.servicemesh.config.MeshConfiguration;
import io.jenkins.plugins.servicemesh.config.MeshGrant;
import io.jenkins.plugins.servicemesh.config.MeshMetrics;
import java.io.File;
import java.io.Serializable;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.libs.GlobalUntrustedLibraries;
import org.jenkinsci.plugins.workflow.libs.LibraryConfiguration;
import org.jenkinsci.plugins.workflow.libs.LibraryRetriever;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * What is done within the process of that Jenkins: an administrator configures it, a job runs.
 *
 * @param name of the job
 * @param script sandboxed
 * @param folder whose files are in the workspace
 * @param cluster where the cluster {@code prod} is
 * @param metrics where its Prometheus is; empty for none
 */
record ExampleJob(String name, String script, String folder, String cluster, String metrics) implements Serializable {

    /** How a build ended. */
    record End(String result, String log) implements Serializable {}

    static End run(JenkinsRule jenkins, ExampleJob example) throws Throwable {
        MeshConfiguration.get().setClusters(List.of(example.prod()));
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, example.name);
        job.setDefinition(new CpsFlowDefinition(example.script, true));
        new FilePath(new File(example.folder)).copyRecursiveTo(jenkins.jenkins.getWorkspaceFor(job));
        WorkflowRun run = job.scheduleBuild2(0).waitForStart();
        approve(run);
        jenkins.waitForCompletion(run);
        return new End(String.valueOf(run.getResult()), JenkinsRule.getLog(run));
    }

    private MeshCluster prod() {
        MeshGrant all = new MeshGrant("shop");
        all.setTraffic(true);
        all.setSecurity(true);
        all.setNamespace(true);
        all.setShare(true);
        MeshCluster prod = new MeshCluster("prod");
        prod.setUrl(cluster);
        prod.setGrants(List.of(all));
        if (!metrics.isEmpty()) {
            MeshMetrics prometheus = new MeshMetrics(metrics);
            prometheus.setScrapeInterval("1s");
            prod.setMetrics(prometheus);
        }
        return prod;
    }

    /** Says yes to whatever is asked. */
    private static void approve(WorkflowRun run) throws Exception {
        while (run.isBuilding()) {
            InputAction questions = run.getAction(InputAction.class);
            if (questions != null) {
                for (InputStepExecution question : List.copyOf(questions.getExecutions())) {
                    question.proceed(null);
                }
            }
            Thread.sleep(100);
        }
    }

    /** All jobs may use the library in that folder. */
    static void offerLibrary(JenkinsRule jenkins, String folder) {
        LibraryConfiguration library = new LibraryConfiguration("mesh-platform", new Folder(folder));
        library.setDefaultVersion("any");
        GlobalUntrustedLibraries.get().setLibraries(List.of(library));
    }

    /** Where the library comes from. */
    public static final class Folder extends LibraryRetriever {

        private final String path;

        Folder(String path) {
            this.path = path;
        }

        @Override
        public void retrieve(
                String name, String version, boolean changelog, FilePath target, Run<?, ?> run, TaskListener listener)
                throws Exception {
            retrieve(name, version, target, run, listener);
        }

        @Override
        public void retrieve(String name, String version, FilePath target, Run<?, ?> run, TaskListener listener)
                throws Exception {
            new FilePath(new File(path)).copyRecursiveTo(target);
        }
    }
}
