package io.jenkins.plugins.servicemesh.durable;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.servicemesh.config.MeshCluster;
import io.jenkins.plugins.servicemesh.config.MeshConfiguration;
import io.jenkins.plugins.servicemesh.config.MeshGrant;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/** A Jenkins of its own process that is killed in a rollout, and started again. */
class CrashTest {

    @RegisterExtension
    private final RealJenkinsExtension real = new RealJenkinsExtension();

    private Shop shop;

    @BeforeEach
    void open() throws Exception {
        shop = Shop.open();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private String endAfterCrash(String arguments) throws Throwable {
        real.startJenkins();
        String url = shop.server().url().toString();
        real.runRemotely(CrashTest::begin, url, arguments);
        shop.awaitWeight(20);
        real.stopJenkinsForcibly();
        assertThat(shop.weight()).isEqualTo(20);
        real.startJenkins();
        String end = real.runRemotely(CrashTest::end);
        real.stopJenkins();
        System.out.println("CRASH " + arguments + " -> " + end + ", " + shop.phases() + " " + shop.weight() + " %");
        return end;
    }

    private static void begin(JenkinsRule jenkins, String url, String arguments) throws Throwable {
        MeshGrant all = new MeshGrant("shop");
        all.setTraffic(true);
        MeshCluster cluster = new MeshCluster("prod");
        cluster.setUrl(url);
        cluster.setGrants(List.of(all));
        MeshConfiguration.get().setClusters(List.of(cluster));
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, "deploy");
        job.setDefinition(new CpsFlowDefinition(
                "istioCanary cluster: 'prod', namespace: 'shop', service: 'reviews', from: 'v1', to: 'v2', " + arguments,
                true));
        job.scheduleBuild2(0).waitForStart();
    }

    private static String end(JenkinsRule jenkins) throws Throwable {
        WorkflowRun run = jenkins.jenkins.getItemByFullName("deploy", WorkflowJob.class).getLastBuild();
        jenkins.waitForCompletion(run);
        return String.valueOf(run.getResult());
    }

    @Test
    void itEndsAsItWouldHave() throws Throwable {
        assertThat(endAfterCrash("weights: [20, 50], every: '20s'")).isEqualTo(Result.SUCCESS.toString());
        assertThat(shop.weight()).isEqualTo(100);
        assertThat(shop.phases()).isEqualTo("SUCCEEDED");
    }
}
