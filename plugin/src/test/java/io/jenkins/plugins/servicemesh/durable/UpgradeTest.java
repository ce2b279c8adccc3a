package io.jenkins.plugins.servicemesh.durable;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.config.MeshCluster;
import io.jenkins.plugins.servicemesh.config.MeshConfiguration;
import io.jenkins.plugins.servicemesh.config.MeshGrant;
import io.jenkins.plugins.servicemesh.config.MeshMetrics;
import io.jenkins.plugins.servicemesh.durable.ledger.BegunRollout;
import io.jenkins.plugins.servicemesh.durable.ledger.BegunRollouts;
import io.jenkins.plugins.servicemesh.durable.page.MeshRolloutAction;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** What earlier versions of the plugin kept in Jenkins is read by this one, and what they began goes on. */
class UpgradeTest {

    private static final KeptJenkins WAITING = KeptJenkins.ofVersion("0.1.0/waiting");
    private static final KeptJenkins CONFIGURED = KeptJenkins.ofVersion("0.1.0/configured");

    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private Shop shop;

    @BeforeEach
    void open() throws Exception {
        shop = Shop.open();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aRolloutThatWaitsForAnAnswerGoesOn() throws Throwable {
        WAITING.restore(sessions.getHome().toPath(), shop);
        sessions.then(jenkins -> {
            WorkflowRun run = Shop.last(jenkins, "deploy");
            assertThat(run.getAction(MeshRolloutAction.class).getRollouts())
                    .singleElement()
                    .satisfies(view -> {
                        assertThat(view.getTitle()).isEqualTo("reviews to v2");
                        assertThat(view.getCluster()).isEqualTo("prod");
                        assertThat(view.getNamespace()).isEqualTo("shop");
                        assertThat(view.isEnded()).isFalse();
                        assertThat(view.getMoments()).isNotEmpty();
                    });
            assertThat(BegunRollouts.get().all())
                    .extracting(BegunRollout::getBuild)
                    .containsExactly("deploy#1");
            Shop.await("the input", () -> Shop.input(run).isPresent());
            Shop.input(run).orElseThrow().getExecutions().get(0).doProceedEmpty();
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            assertThat(shop.weight()).isEqualTo(100);
            assertThat(shop.phases()).isEqualTo("SUCCEEDED");
            assertThat(BegunRollouts.get().all()).isEmpty();
        });
    }

    @Test
    void theConfigurationIsAsItWas() throws Throwable {
        CONFIGURED.restore(sessions.getHome().toPath(), shop);
        sessions.then(jenkins -> {
            MeshCluster cluster = MeshConfiguration.get().getClusters().get(0);
            assertThat(List.of(
                            cluster.getName(),
                            cluster.getUrl(),
                            cluster.getCaCertificate(),
                            cluster.getCredentialsId(),
                            cluster.getContext()))
                    .containsExactly(
                            "prod", "https://api.example.org:6443", "a certificate", "prod-mesh", "prod-context");
            MeshMetrics metrics = cluster.getMetrics();
            assertThat(List.of(
                            metrics.getName(),
                            metrics.getUrl(),
                            metrics.getCredentialsId(),
                            metrics.getCaCertificate(),
                            metrics.getScrapeInterval()))
                    .containsExactly(
                            "figures",
                            "https://prometheus.example.org",
                            "prometheus-token",
                            "another certificate",
                            "15s");
            MeshGrant grant = cluster.getGrants().get(0);
            assertThat(List.of(grant.getFolder(), grant.getNamespaces())).containsExactly("team", "shop, shop-*");
            assertThat(List.of(grant.isTraffic(), grant.isSecurity(), grant.isNamespace(), grant.isRaw()))
                    .containsExactly(true, false, true, false);
        });
    }

    @Test
    void theLedgerIsAsItWas() throws Throwable {
        CONFIGURED.restore(sessions.getHome().toPath(), shop);
        sessions.then(jenkins -> {
            List<BegunRollout> all = BegunRollouts.get().all();
            assertThat(all).extracting(BegunRollout::getKey).containsExactly("one", "other");
            assertThat(all).extracting(BegunRollout::getId).containsExactly("20261128-170000-abcd", null);
            assertThat(all).extracting(BegunRollout::getJob).containsOnly("team/deploy");
            assertThat(all).extracting(BegunRollout::getBuild).containsExactly("team/deploy#1", "team/deploy#2");
            assertThat(all).extracting(BegunRollout::getFunction).containsExactly("istioCanary", "meshBlueGreen");
            assertThat(all).extracting(BegunRollout::getOwner).containsOnly("jenkins.example.org/team/deploy");
            assertThat(all).extracting(BegunRollout::getCluster).containsOnly("prod");
            assertThat(all).extracting(BegunRollout::getNamespace).containsOnly("shop");
            assertThat(all).allMatch(BegunRollout::isLeft);
            assertThat(all.get(0).getTrouble()).isNotNull();
        });
    }

    /** Run before each release with {@code -Dkept=<version>}: its files are what the tests of later versions read. */
    @Test
    @EnabledIfSystemProperty(
            named = "kept",
            matches = ".+",
            disabledReason = "writes files for the tests of later versions")
    void writeWhatThisVersionKeeps() throws Throwable {
        sessions.then(jenkins -> {
            shop.configure();
            WorkflowRun run = Shop.start(
                    jenkins,
                    "deploy",
                    "withMesh(cluster: 'prod', namespace: 'shop') {\n  istioCanary(service: 'reviews', from: 'v1', to: 'v2',"
                            + " weights: [20], every: '1s', pauseAt: [20], gateWithin: '500h') { input 'Go on?' }\n}");
            shop.awaitPhase("Asking", 20);
            Shop.await("the input", () -> Shop.input(run).isPresent());
        });
        KeptJenkins.write(
                Path.of(System.getProperty("kept"), "waiting"),
                sessions.getHome().toPath(),
                shop);
    }
}
