package io.jenkins.plugins.servicemesh.istio.rule.syntax;

/** Hosts as Istio resolves them in its own objects. */
public final class IstioHosts {

    static final String CLUSTER_DOMAIN = "cluster.local";

    private IstioHosts() {}

    /** A name without a dot is a Service of the object's namespace; everything else is taken as it stands, {@code name.namespace} too. */
    public static String resolve(String host, String namespace) {
        boolean shortName = !host.isEmpty() && !host.contains(".") && !host.startsWith("*");
        return shortName ? host + "." + namespace + ".svc." + CLUSTER_DOMAIN : host;
    }
}
