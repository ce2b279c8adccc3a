package io.jenkins.plugins.servicemesh.config;

import com.cloudbees.plugins.credentials.common.StandardCertificateCredentials;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.fabric8.ApiEndpoint;
import io.jenkins.plugins.servicemesh.cluster.fabric8.ClientCertificate;
import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/**
 * How a cluster is reached. Nothing is read but what is given here: no environment, no home directory, no service account of the
 * controller. A kubeconfig that would run a program or read a file of the controller is refused.
 */
record ClusterConnection(
        String name,
        Optional<String> url,
        Optional<String> caCertificate,
        Optional<String> credentialsId,
        Optional<String> context,
        Optional<String> proxyUrl) {

    /** Connects. @throws FindingsException when what is configured cannot work */
    Cluster open() {
        try {
            return credentials().map(this::openWith).orElseGet(() -> Fabric8Clusters.at(name, endpoint()));
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    /** The credentials that are configured. @throws FindingsException when there are none of that id */
    Optional<StandardCredentials> credentials() {
        return credentialsId.map(
                id -> SystemCredentials.find(id).orElseThrow(() -> wrong("there are no credentials '" + id + "'")));
    }

    private Cluster openWith(StandardCredentials credentials) {
        if (credentials instanceof StringCredentials token) {
            return Fabric8Clusters.at(
                    name, endpoint().withToken(token.getSecret().getPlainText()));
        }
        if (credentials instanceof StandardCertificateCredentials own) {
            return Fabric8Clusters.at(name, endpoint().withClientCertificate(certificate(own)));
        }
        if (credentials instanceof FileCredentials file) {
            if (url.isPresent() || proxyUrl.isPresent()) {
                throw wrong("a kubeconfig brings its own address and its own proxy-url: leave both URLs empty");
            }
            return Fabric8Clusters.fromKubeconfigText(text(file), context);
        }
        throw wrong(
                "credentials '" + credentials.getId() + "' are neither a secret text, a secret file nor a certificate");
    }

    private ApiEndpoint endpoint() {
        ApiEndpoint endpoint =
                ApiEndpoint.of(URI.create(url.orElseThrow(() -> wrong("it has neither a URL nor a kubeconfig"))));
        ApiEndpoint trusted = caCertificate.map(endpoint::withCaCertificate).orElse(endpoint);
        return proxyUrl.map(URI::create).map(trusted::withProxy).orElse(trusted);
    }

    private static ClientCertificate certificate(StandardCertificateCredentials credentials) {
        return ClientCertificate.of(
                credentials.getKeyStore(),
                credentials.getPassword().getPlainText().toCharArray());
    }

    private static String text(FileCredentials file) {
        try {
            return new String(file.getContent().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FindingsException wrong(String message) {
        return new FindingsException(Finding.error("config/cluster", "cluster '" + name + "': " + message));
    }
}
