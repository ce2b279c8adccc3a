package io.jenkins.plugins.servicemesh.istio;

record MeshHost(String service, String namespace, String domain) {
    static MeshHost parse(String host, String from) {
        String[] labels = host.split("\\.", 4);
        boolean kubernetes = labels.length < 3 || labels[2].equals("svc");
        if (!kubernetes || host.isEmpty()) {
            return new MeshHost(host, "", "");
        }
        return new MeshHost(
                labels[0], labels.length > 1 ? labels[1] : from, labels.length > 3 ? labels[3] : "cluster.local");
    }

    boolean isSameService(MeshHost other) {
        return service.equals(other.service) && namespace.equals(other.namespace);
    }

    String fqdn() {
        return namespace.isEmpty() ? service : service + "." + namespace + ".svc." + domain;
    }
}
