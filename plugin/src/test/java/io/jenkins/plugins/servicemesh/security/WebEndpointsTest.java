package io.jenkins.plugins.servicemesh.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.util.Secret;
import java.net.URL;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the forms and the monitor answer to whom: by POST alone, with a crumb alone, and secrets to administrators alone. */
@WithJenkins
class WebEndpointsTest {

    private static final String CLUSTER = "descriptorByName/io.jenkins.plugins.servicemesh.config.MeshCluster/";
    private static final String METRICS = "descriptorByName/io.jenkins.plugins.servicemesh.config.MeshMetrics/";
    private static final String TEST = CLUSTER + "testConnection?name=prod&url=http://127.0.0.1:1";
    private static final String FORGET =
            "administrativeMonitor/io.jenkins.plugins.servicemesh.durable.obligation.OwedRollouts/forget?key=any";

    private static JenkinsRule jenkins;

    @BeforeAll
    static void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        SystemCredentialsProvider.getInstance()
                .getCredentials()
                .add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "prod-token", "", Secret.fromString("s3cret")));
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ)
                .everywhere()
                .to("reader"));
    }

    static Stream<String> all() {
        return Stream.of(
                CLUSTER + "fillCredentialsIdItems?credentialsId=mine",
                METRICS + "fillCredentialsIdItems?credentialsId=mine",
                CLUSTER + "checkName?value=prod",
                CLUSTER + "checkUrl?value=http://api",
                TEST,
                FORGET);
    }

    private static WebResponse call(String user, HttpMethod method, String path, boolean crumb) throws Exception {
        try (JenkinsRule.WebClient client = jenkins.createWebClient().withJavaScriptEnabled(false)) {
            client.setThrowExceptionOnFailingStatusCode(false);
            client.getOptions().setCssEnabled(false);
            client.getOptions().setRedirectEnabled(false);
            client.login(user); // by a session: a request with a user's token needs no crumb
            WebRequest request = new WebRequest(new URL(client.getContextPath() + path), method);
            return client.getPage(crumb ? client.addCrumb(request) : request).getWebResponse();
        }
    }

    private static int status(String user, HttpMethod method, String path, boolean crumb) throws Exception {
        return call(user, method, path, crumb).getStatusCode();
    }

    @ParameterizedTest
    @MethodSource("all")
    void anAdministratorIsAnsweredByPostAlone(String path) throws Exception {
        assertThat(status("admin", HttpMethod.POST, path, true)).isIn(200, 302);
        assertThat(status("admin", HttpMethod.GET, path, true)).isEqualTo(405);
    }

    @ParameterizedTest
    @MethodSource("all")
    void noOtherSiteCanMakeABrowserCallIt(String path) throws Exception {
        assertThat(status("admin", HttpMethod.POST, path, false)).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {TEST, FORGET})
    void whoMayOnlyReadActsOnNothing(String path) throws Exception {
        assertThat(status("reader", HttpMethod.POST, path, true)).isIn(403, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {CLUSTER, METRICS})
    void whoMayOnlyReadSeesNoCredentials(String descriptor) throws Exception {
        String path = descriptor + "fillCredentialsIdItems?credentialsId=mine";
        assertThat(call("admin", HttpMethod.POST, path, true).getContentAsString())
                .contains("prod-token");
        assertThat(call("reader", HttpMethod.POST, path, true).getContentAsString())
                .contains("mine")
                .doesNotContain("prod-token");
    }
}
