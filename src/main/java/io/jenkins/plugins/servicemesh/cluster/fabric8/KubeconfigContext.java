package io.jenkins.plugins.servicemesh.cluster.fabric8;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.internal.KubeConfigUtils;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One context of a kubeconfig: a cluster and the user to be there.
 *
 * @param files the kubeconfig's files; empty for a text
 */
record KubeconfigContext(String name, List<Path> files, KubeconfigEntry cluster, KubeconfigEntry user) {

    private static final List<String> PLUGINS = List.of("exec", "auth-provider");
    private static final List<String> USER_PATHS = List.of("tokenFile", "client-certificate", "client-key");

    /**
     * Refuses what would run a program or read a file of this machine, so that a kubeconfig of someone else's may be used.
     *
     * @throws InvalidValueException that names the entry
     */
    KubeconfigContext requireInline() {
        PLUGINS.forEach(key -> refuse(user, key));
        USER_PATHS.forEach(key -> refuse(user, key));
        refuse(cluster, "certificate-authority");
        return this;
    }

    private void refuse(KubeconfigEntry entry, String key) {
        if (entry.has(key)) {
            throw new InvalidValueException(
                    "entry in kubeconfig context '" + name + "'", key, "a token or certificates written in the file");
        }
    }

    /** How to connect; a credential plugin is run now. */
    Config connection() {
        requireSupported();
        Config config = PLUGINS.stream().anyMatch(user::has) ? runPlugin() : plainConnection();
        user.text("as").ifPresent(config::setImpersonateUsername);
        config.setImpersonateGroups(user.tree().array("as-groups").texts().toArray(String[]::new));
        return config;
    }

    /** What fabric8 would leave out in silence, to fail later with a host name that does not match. */
    private void requireSupported() {
        if (cluster.has("tls-server-name")) {
            throw new InvalidValueException(
                    "entry of kubeconfig context '" + name + "'",
                    "tls-server-name",
                    "a server whose certificate bears its own name");
        }
    }

    private Config runPlugin() {
        Config config = Config.empty();
        try {
            KubeConfigUtils.merge(
                    config,
                    name,
                    files.stream()
                            .map(file -> KubeConfigUtils.parseConfig(file.toFile()))
                            .toArray(io.fabric8.kubernetes.api.model.Config[]::new));
        } catch (KubernetesClientException e) { // its message may quote what the plugin printed
            throw new ClusterException(
                    Reason.UNAUTHORIZED, "the credential plugin of kubeconfig context '" + name + "' did not run");
        }
        return config;
    }

    private Config plainConnection() {
        Config config = Config.empty();
        server(config);
        credentials(config);
        return config;
    }

    private void server(Config config) {
        config.setMasterUrl(cluster.text("server")
                .orElseThrow(
                        () -> new InvalidValueException("server of kubeconfig context '" + name + "'", "", "a URL")));
        cluster.text("certificate-authority-data").ifPresent(config::setCaCertData);
        cluster.path("certificate-authority").ifPresent(path -> config.setCaCertFile(path.toString()));
        if (cluster.isTrue("insecure-skip-tls-verify")) {
            config.setTrustCerts(true);
            config.setDisableHostnameVerification(true);
        }
        cluster.text("proxy-url").ifPresent(proxy -> {
            config.setHttpProxy(proxy);
            config.setHttpsProxy(proxy);
        });
    }

    private void credentials(Config config) {
        user.path("tokenFile").ifPresent(file -> config.setOauthTokenProvider(() -> token(file)));
        user.text("token").ifPresent(config::setAutoOAuthToken);
        user.text("username").ifPresent(config::setUsername);
        user.text("password").ifPresent(config::setPassword);
        user.text("client-certificate-data").ifPresent(config::setClientCertData);
        user.path("client-certificate").ifPresent(path -> config.setClientCertFile(path.toString()));
        user.text("client-key-data").ifPresent(config::setClientKeyData);
        user.path("client-key").ifPresent(path -> config.setClientKeyFile(path.toString()));
        config.setClientKeyAlgo(Config.getKeyAlgorithm(config.getClientKeyFile(), config.getClientKeyData()));
    }

    /** Read for each call: such files are renewed while we run. */
    private static String token(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new ClusterException(Reason.UNAUTHORIZED, "cannot read the token file " + file);
        }
    }
}
