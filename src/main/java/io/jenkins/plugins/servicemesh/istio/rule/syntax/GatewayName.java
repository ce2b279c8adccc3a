package io.jenkins.plugins.servicemesh.istio.rule.syntax;

/** A Gateway as VirtualServices name it: {@code name} in their own namespace, or {@code namespace/name}. */
public record GatewayName(String namespace, String name) {

    /** @param ownNamespace of the object in which it stands */
    public static GatewayName read(String text, String ownNamespace) {
        int slash = text.indexOf('/');
        return slash < 0
                ? new GatewayName(ownNamespace, text)
                : new GatewayName(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
