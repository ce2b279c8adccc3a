package io.jenkins.plugins.servicemesh.config;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.security.ACL;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.fabric8.ApiEndpoint;
import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
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
        Optional<String> context) {

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
        return credentialsId.map(id -> CredentialsProvider.lookupCredentialsInItemGroup(
                        StandardCredentials.class, Jenkins.get(), ACL.SYSTEM2, List.of())
                .stream()
                .filter(one -> one.getId().equals(id))
                .findFirst()
                .orElseThrow(() -> wrong("there are no credentials '" + id + "'")));
    }

    private Cluster openWith(StandardCredentials credentials) {
        if (credentials instanceof StringCredentials token) {
            return Fabric8Clusters.at(name, endpoint().withToken(token.getSecret().getPlainText()));
        }
        if (credentials instanceof FileCredentials file) {
            if (url.isPresent()) {
                throw wrong("a kubeconfig brings its own address: leave the URL empty");
            }
            return Fabric8Clusters.fromKubeconfigText(text(file), context);
        }
        throw wrong("credentials '" + credentials.getId() + "' are neither a secret text nor a secret file");
    }

    private ApiEndpoint endpoint() {
        ApiEndpoint endpoint = ApiEndpoint.of(
                URI.create(url.orElseThrow(() -> wrong("it has neither a URL nor a kubeconfig"))));
        return caCertificate.map(endpoint::withCaCertificate).orElse(endpoint);
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
