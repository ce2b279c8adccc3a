package io.jenkins.plugins.servicemesh.model;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host as users write it: a Service ({@code reviews}, {@code reviews.shop}, {@code reviews.shop.svc},
 * {@code reviews.shop.svc.cluster.local} with any cluster domain) or any other name, such as {@code api.example.com},
 * which is outside of the cluster and in no namespace.
 *
 * @param name the Service's name, or the whole external host
 * @param namespace of the Service, where it is written
 * @param clusterDomain of the Service, where it is written
 * @param external whether this is no Service of the cluster
 */
public record ServiceHost(String name, Optional<String> namespace, Optional<String> clusterDomain, boolean external) {

    /** The cluster domain of a cluster that was not set up with another. */
    public static final String DEFAULT_CLUSTER_DOMAIN = "cluster.local";

    private static final Pattern HOST =
            Pattern.compile("(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final String SERVICES = "svc";

    /**
     * Reads a host.
     *
     * @throws InvalidValueException when it is no host name; a leading {@code *.} makes it an external one
     */
    public static ServiceHost parse(String text) {
        if (!HOST.matcher(text).matches()) {
            throw new InvalidValueException("host", text, "a Service's name, NAME.NAMESPACE, or a full host name");
        }
        List<String> labels = List.of(text.split("\\."));
        if (text.startsWith("*") || labels.size() > 2 && !labels.get(2).equals(SERVICES)) {
            return new ServiceHost(text, Optional.empty(), Optional.empty(), true);
        }
        return new ServiceHost(
                labels.get(0),
                labels.stream().skip(1).findFirst(),
                labels.size() > 3 ? Optional.of(String.join(".", labels.subList(3, labels.size()))) : Optional.empty(),
                false);
    }

    /** A Service of that namespace. */
    public static ServiceHost of(String service, String namespace) {
        return new ServiceHost(service, Optional.of(namespace), Optional.empty(), false);
    }

    /** {@code reviews.shop.svc.cluster.local}, with these where the host itself does not say; an external host as it is. */
    public String fqdn(String defaultNamespace, String defaultClusterDomain) {
        return external
                ? name
                : String.join(
                        ".",
                        name,
                        namespace.orElse(defaultNamespace),
                        SERVICES,
                        clusterDomain.orElse(defaultClusterDomain));
    }

    /** The same in a cluster of the usual domain. */
    public String fqdn(String defaultNamespace) {
        return fqdn(defaultNamespace, DEFAULT_CLUSTER_DOMAIN);
    }

    /**
     * Whether both are one host when read in that namespace. A cluster domain that one of them leaves out does not count;
     * {@code api.team-a} and {@code api.team-b} are two hosts.
     */
    public boolean matches(ServiceHost other, String defaultNamespace) {
        return external == other.external
                && name.equals(other.name)
                && namespace.orElse(defaultNamespace).equals(other.namespace.orElse(defaultNamespace))
                && (clusterDomain.isEmpty()
                        || other.clusterDomain.isEmpty()
                        || clusterDomain.equals(other.clusterDomain));
    }

    /** The host with all that it was read from. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name);
        namespace.ifPresent(part -> text.append('.').append(part));
        clusterDomain.ifPresent(
                part -> text.append('.').append(SERVICES).append('.').append(part));
        return text.toString();
    }
}
