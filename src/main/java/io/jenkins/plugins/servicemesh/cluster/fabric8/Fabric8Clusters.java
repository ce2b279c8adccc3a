package io.jenkins.plugins.servicemesh.cluster.fabric8;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.utils.HttpClientUtils;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Connections to clusters. Nothing is read but what is given: no environment, no home directory, no service account.
 * Nothing is sent before the first call, and fabric8's retries are off: who writes decides what to do.
 */
public final class Fabric8Clusters {

    private static final Duration PATIENCE = Duration.ofSeconds(35); // an admission webhook may take 30 s

    private Fabric8Clusters() {}

    /**
     * A cluster of kubeconfig files, named as its context. A credential plugin of that context is run.
     *
     * @param files as in {@code KUBECONFIG}: read together, the first one that says something wins
     * @param context empty for the current one
     * @throws io.jenkins.plugins.servicemesh.model.InvalidValueException when there is no such context (lists those that
     *     are there), or a file is no kubeconfig
     */
    public static Fabric8Cluster fromKubeconfig(List<Path> files, Optional<String> context) {
        return connect(Kubeconfig.read(files).context(context));
    }

    /**
     * A cluster of a kubeconfig that is not ours to trust: only credentials that are written in it count.
     *
     * @param context empty for the current one
     * @throws io.jenkins.plugins.servicemesh.model.InvalidValueException as above, and when the context would run a
     *     program or read a file
     */
    public static Fabric8Cluster fromKubeconfigText(String text, Optional<String> context) {
        return connect(Kubeconfig.of(text).context(context).requireInline());
    }

    /** The cluster at that address. */
    public static Fabric8Cluster at(String name, ApiEndpoint endpoint) {
        Config config = Config.empty();
        config.setMasterUrl(endpoint.server().toString());
        endpoint.token().ifPresent(config::setOauthToken);
        endpoint.caCertificate().ifPresent(config::setCaCertData);
        endpoint.clientCertificate().ifPresent(own -> show(own, config));
        endpoint.proxy().ifPresent(proxy -> {
            config.setHttpProxy(proxy.toString());
            config.setHttpsProxy(proxy.toString());
        });
        return connect(name, config);
    }

    private static void show(ClientCertificate own, Config config) {
        config.setClientCertData(own.certificates());
        config.setClientKeyData(own.key());
        config.setClientKeyAlgo(own.algorithm());
    }

    /** The cluster that this client is connected to; closing the cluster closes the client's connections. */
    public static Fabric8Cluster of(String name, KubernetesClient client) {
        RequestConfig once = new RequestConfigBuilder(client.getConfiguration().getRequestConfig())
                .withRequestRetryBackoffLimit(0)
                .build();
        HttpClient http = client.getHttpClient().newBuilder().tag(once).build();
        return new Fabric8Cluster(
                new ApiServer(name, address(client.getConfiguration().getMasterUrl()), http, PATIENCE));
    }

    private static Fabric8Cluster connect(KubeconfigContext context) {
        return connect(context.name(), context.connection());
    }

    /** Not a whole KubernetesClient: that takes 0.2 s more to start. */
    private static Fabric8Cluster connect(String name, Config config) {
        config.setRequestRetryBackoffLimit(0);
        config.setUserAgent("jenkins-service-mesh");
        HttpClient http =
                HttpClientUtils.getHttpClientFactory().newBuilder(config).build();
        return new Fabric8Cluster(new ApiServer(name, address(config.getMasterUrl()), http, PATIENCE));
    }

    private static URI address(String url) {
        return URI.create(url.endsWith("/") ? url : url + "/");
    }
}
