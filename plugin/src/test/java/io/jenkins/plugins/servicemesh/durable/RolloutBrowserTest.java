package io.jenkins.plugins.servicemesh.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hudson.model.Run;
import hudson.util.PluginServletFilter;
import io.jenkins.plugins.servicemesh.durable.page.MeshRolloutAction;
import io.jenkins.plugins.servicemesh.rollout.analysis.CheckResult;
import io.jenkins.plugins.servicemesh.rollout.analysis.Verdict;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutRecord;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.graphanalysis.DepthFirstScanner;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The page of a build as browsers show it, while a rollout runs. Jenkins enforces its Content-Security-Policy in tests. */
@WithJenkins
class RolloutBrowserTest {

    private static final String EVIL =
            "</text></svg><script>document.title = 'evil'</script><img src=x onerror=\"document.title = 'evil'\">";
    private static final String ROWS = "//table[contains(@class, 'service-mesh-moments')]/tbody/tr";
    private static final String CANARY =
            "istioCanary cluster: 'prod', namespace: 'shop', service: 'reviews', from: 'v1', to: 'v2',"
                    + " weights: [20, 50], every: '6s', check: [successRate: [min: 99], latency: [p99: '900ms']]";

    private static JenkinsRule jenkins;

    @TempDir
    private Path folder;

    private Shop shop;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
    }

    @BeforeEach
    void open() throws Exception {
        shop = Shop.open();
        shop.configure();
        shop.measure(0.1);
    }

    @AfterEach
    void close() throws Exception {
        Shop.stopAll(jenkins);
        shop.close();
    }

    private WorkflowRun canary() throws Exception {
        WorkflowRun run = Shop.start(jenkins, Shop.name(), CANARY);
        shop.awaitWeight(20);
        Shop.await("the page", () -> !moments(run).isEmpty());
        return run;
    }

    private static List<?> moments(Run<?, ?> run) {
        MeshRolloutAction action = run.getAction(MeshRolloutAction.class);
        return action == null ? List.of() : action.getRollouts().get(0).getMoments();
    }

    @Test
    void theTableGrowsWithoutAReload() throws Exception {
        WorkflowRun run = canary();
        try (JenkinsRule.WebClient client = jenkins.createWebClient()) {
            client.getOptions().setFetchPolyfillEnabled(true);
            client.setThrowExceptionOnFailingStatusCode(false); // a core that was built without its scripts will do
            HtmlPage page = client.goTo(run.getUrl() + "rollouts/");
            int before = page.getByXPath(ROWS).size();
            page.executeJavaScript("window.stays = 'the same page'");
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            Shop.await("more rows", () -> {
                client.waitForBackgroundJavaScript(1000);
                return page.getByXPath(ROWS).size() > before
                        && page.asNormalizedText().contains("succeeded");
            });
            assertThat(client.getCurrentWindow().getEnclosedPage()).isSameAs(page);
            assertThat(page.executeJavaScript("window.stays").getJavaScriptResult())
                    .isEqualTo("the same page");
        }
    }

    @Test
    void theStepCarriesTheNewVersionAndTheShareThatItHasNow() throws Exception {
        WorkflowRun run = canary();
        Shop.await("the first share", () -> labels(run).equals(List.of("reviews-v2 20 %")));
        shop.awaitWeight(50);
        Shop.await("the next share", () -> labels(run).equals(List.of("reviews-v2 50 %")));
    }

    private static List<String> labels(WorkflowRun run) {
        List<String> labels = new ArrayList<>();
        new DepthFirstScanner().allNodes(run.getExecution()).forEach(node -> {
            LabelAction label = node.getPersistentAction(LabelAction.class);
            if (label != null) {
                labels.add(label.getDisplayName());
            }
        });
        return labels;
    }

    @Test
    void aRealBrowserShowsTheWholeRolloutAfterOneLoadAndRunsNothingElse() throws Exception {
        Optional<Chromium> browser = Chromium.find();
        assumeTrue(browser.isPresent(), "there is no Chromium on the PATH");
        WorkflowRun run = canary();
        News news = new News(run);
        PluginServletFilter.addFilter(news);
        try {
            Chromium.Visit visit = browser.get().visit(jenkins.getURL() + run.getUrl() + "rollouts/", 600_000, folder);
            jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
            assertThat(visit.document())
                    .contains("service-mesh-outcome--succeeded", "<path d=\"M ", "stroke-dasharray", "v1 100, v2 0")
                    .contains("<td>promoted</td>");
            assertThat(visit.refusals()).isEmpty();
            assertThat(news.loads).hasValue(1);
            assertThat(news.looks.get()).isGreaterThan(1);
        } finally {
            PluginServletFilter.removeFilter(news);
        }
    }

    @Test
    void aRealBrowserDoesNotRunWhatComesFromTheCluster() throws Exception {
        Optional<Chromium> browser = Chromium.find();
        assumeTrue(browser.isPresent(), "there is no Chromium on the PATH");
        WorkflowRun run = jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(canary()));
        RolloutRecord record = shop.records().get(0);
        List<Moment> moments = new ArrayList<>(record.state().moments());
        CheckResult result = new CheckResult(EVIL, EVIL, EVIL + " 5", EVIL, 1, Verdict.FAIL, false, EVIL);
        moments.add(new Moment(Instant.now(), Moment.Kind.TROUBLE, "", EVIL, List.of(result)));
        MeshRolloutAction.of(run)
                .show(
                        EVIL,
                        record.with(
                                new RolloutState("evil" + EVIL, record.state().phase(), moments)));
        Chromium.Visit visit = browser.get().visit(jenkins.getURL() + run.getUrl() + "rollouts/", 20_000, folder);
        assertThat(visit.document()).contains("document.title = 'evil'").doesNotContain("<title>evil</title>");
        assertThat(visit.refusals()).isEmpty();
    }

    /** Time stands in the browser while it waits for an answer: it gets one when there are news. */
    private static final class News implements Filter {

        private final WorkflowRun run;
        private final AtomicInteger loads = new AtomicInteger();
        private final AtomicInteger looks = new AtomicInteger();
        private volatile int told;

        News(WorkflowRun run) {
            this.run = run;
        }

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            HttpServletRequest call = (HttpServletRequest) request;
            if (call.getRequestURI().endsWith("/rollouts/") && "navigate".equals(call.getHeader("Sec-Fetch-Mode"))) {
                loads.incrementAndGet();
            } else if (call.getRequestURI().endsWith("/rollouts/state")) {
                looks.incrementAndGet();
                awaitNews();
            }
            chain.doFilter(request, response);
        }

        private void awaitNews() {
            try {
                Shop.await("news", () -> moments(run).size() > told || !run.isBuilding());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            told = moments(run).size();
        }
    }

    /** The figures of the shop. */
    @TestExtension
    public static final class Figures extends ShopMetrics {}
}
