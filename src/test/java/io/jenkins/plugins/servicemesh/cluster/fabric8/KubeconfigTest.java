package io.jenkins.plugins.servicemesh.cluster.fabric8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubeconfigTest {

    private static final String TWO = """
            current-context: staging
            contexts:
            - {name: staging, context: {cluster: s, user: u}}
            - {name: prod, context: {cluster: p, user: u}}
            clusters:
            - {name: s, cluster: {server: "https://staging.example.com"}}
            - {name: p, cluster: {server: "https://prod.example.com"}}
            users:
            - {name: u, user: {token: swordfish}}
            """;

    @TempDir
    Path directory;

    @Test
    void withoutANameTheCurrentContextCounts() {
        assertThat(Kubeconfig.of(TWO).context(Optional.empty()).connection().getMasterUrl())
                .isEqualTo("https://staging.example.com/");
    }

    @Test
    void aNamedContextCounts() {
        assertThat(Kubeconfig.of(TWO).context(Optional.of("prod")).connection().getMasterUrl())
                .isEqualTo("https://prod.example.com/");
    }

    @Test
    void anUnknownContextIsRefusedWithThoseThatAreThere() {
        assertThatThrownBy(() -> Kubeconfig.of(TWO).context(Optional.of("pord")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessage("invalid kubeconfig context 'pord'; allowed: staging, prod");
    }

    @Test
    void withoutACurrentContextOneMustBeNamed() {
        String without = TWO.replace("current-context: staging", "current-context: ''");

        assertThatThrownBy(() -> Kubeconfig.of(without).context(Optional.empty()))
                .hasMessage("invalid kubeconfig context ''; allowed: staging, prod");
    }

    @Test
    void aContextWhoseClusterIsMissingIsRefused() {
        assertThatThrownBy(() -> Kubeconfig.of(TWO.replace("cluster: p", "cluster: gone"))
                        .context(Optional.of("prod")))
                .hasMessage("invalid cluster of kubeconfig context 'prod' 'gone'; allowed: s, p");
    }

    @Test
    void aContextWhoseUserIsMissingIsRefused() {
        assertThatThrownBy(() ->
                        Kubeconfig.of(TWO.replace("user: u", "user: gone")).context(Optional.of("prod")))
                .hasMessage("invalid user of kubeconfig context 'prod' 'gone'; allowed: u");
    }

    @Test
    void theFirstFileThatSaysSomethingWins() throws IOException {
        Path first = write("first", "current-context: prod\nusers: [{name: u, user: {token: first}}]\n");
        Path second = write("second", TWO);

        Config config = Kubeconfig.read(List.of(first, second))
                .context(Optional.empty())
                .connection();

        assertThat(config.getMasterUrl()).isEqualTo("https://prod.example.com/");
        assertThat(config.getAutoOAuthToken()).isEqualTo("first");
    }

    @Test
    void pathsAreRelativeToTheirFile() throws IOException {
        Path file = write(
                "config", TWO.replace("{token: swordfish}", "{client-certificate: me.crt, client-key: /k/me.key}"));

        Config config = Kubeconfig.read(List.of(file)).context(Optional.empty()).connection();

        assertThat(config.getClientCertFile())
                .isEqualTo(directory.resolve("me.crt").toString());
        assertThat(config.getClientKeyFile()).isEqualTo("/k/me.key");
    }

    @Test
    void certificatesAreChecked() {
        Config config = Kubeconfig.of(TWO).context(Optional.empty()).connection();

        assertThat(config.isTrustCerts()).isFalse();
        assertThat(config.isDisableHostnameVerification()).isFalse();
    }

    @Test
    void certificatesAreUncheckedWhereTheFileSaysSo() {
        String insecure = TWO.replace(
                "\"https://staging.example.com\"", "\"https://staging.example.com\", insecure-skip-tls-verify: true");

        assertThat(Kubeconfig.of(insecure)
                        .context(Optional.empty())
                        .connection()
                        .isTrustCerts())
                .isTrue();
    }

    @Test
    void whomToImpersonateIsNotForgotten() {
        Config config = Kubeconfig.of(
                        TWO.replace("{token: swordfish}", "{token: swordfish, as: reader, as-groups: [a, b]}"))
                .context(Optional.empty())
                .connection();

        assertThat(config.getImpersonateUsername()).isEqualTo("reader");
        assertThat(config.getImpersonateGroups()).containsExactly("a", "b");
    }

    @Test
    void aServerNameThatWouldBeLeftOutIsRefused() {
        String named = TWO.replace(
                "\"https://staging.example.com\"", "\"https://staging.example.com\", tls-server-name: other");

        assertThatThrownBy(() -> Kubeconfig.of(named).context(Optional.empty()).connection())
                .hasMessageContaining("tls-server-name");
    }

    @Test
    void aMissingFileIsRefused() {
        Path missing = directory.resolve("missing");

        assertThatThrownBy(() -> Kubeconfig.read(List.of(missing)))
                .hasMessage("invalid kubeconfig '" + missing + "'; allowed: a file that can be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token: [swordfish", "swordfish", "- swordfish", "a: swordfish\n---\nb: swordfish\n"})
    void whatIsNoKubeconfigIsRefusedWithoutBeingQuoted(String text) {
        assertThatThrownBy(() -> Kubeconfig.of(text).context(Optional.empty()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageNotContaining("swordfish");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exec: {command: rm}",
                "auth-provider: {name: oidc}",
                "tokenFile: /etc/shadow",
                "client-certificate: a",
                "client-key: a"
            })
    void whatReachesOutsideIsNotInline(String entry) {
        String reaching = TWO.replace("{token: swordfish}", "{" + entry + "}");

        assertThatThrownBy(
                        () -> Kubeconfig.of(reaching).context(Optional.empty()).requireInline())
                .hasMessageContaining("entry in kubeconfig context 'staging'");
    }

    @Test
    void anAuthorityInAFileIsNotInline() {
        String reaching = TWO.replace(
                "\"https://staging.example.com\"", "\"https://staging.example.com\", certificate-authority: ca.crt");

        assertThatThrownBy(
                        () -> Kubeconfig.of(reaching).context(Optional.empty()).requireInline())
                .hasMessageContaining("certificate-authority");
    }

    @Test
    void nothingShowsASecret() {
        Kubeconfig kubeconfig = Kubeconfig.of(TWO);

        assertThat(kubeconfig).asString().contains("staging").doesNotContain("swordfish");
        assertThat(kubeconfig.context(Optional.empty())).asString().doesNotContain("swordfish");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
