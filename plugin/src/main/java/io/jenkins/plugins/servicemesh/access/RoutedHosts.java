package io.jenkins.plugins.servicemesh.access;

import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.ServiceHost;
import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The services for which an object decides all over the mesh. A VirtualService or a ServiceEntry counts for the callers of every
 * namespace that it is exported to, which are all unless it says otherwise, and it may name services of other namespaces.
 */
final class RoutedHosts {

    private static final Set<String> KINDS = Set.of("VirtualService", "ServiceEntry");

    private static final List<JsonPointer> DECIDING = List.of(
            JsonPointer.of("spec", "hosts"), JsonPointer.of("spec", "exportTo"), JsonPointer.of("spec", "gateways"));

    private static final String ANY_SERVICE = ".svc." + ServiceHost.DEFAULT_CLUSTER_DOMAIN;

    private final Predicate<String> granted;
    private final Predicate<String> isNamespace;

    /**
     * @param granted whether the requests of a namespace may be routed
     * @param isNamespace whether there is one of that name: {@code example.com} is no Service {@code example}
     */
    RoutedHosts(Predicate<String> granted, Predicate<String> isNamespace) {
        this.granted = granted;
        this.isNamespace = isNamespace;
    }

    /** Whether the patch changes for whom an object of this kind decides. */
    static boolean isDecidedBy(String kind, JsonPatch patch) {
        return KINDS.contains(kind)
                && patch.operations().stream()
                        .filter(operation -> !(operation instanceof JsonPatch.Test))
                        .anyMatch(operation -> DECIDING.stream()
                                .anyMatch(part -> part.covers(operation.path())
                                        || operation.path().covers(part)));
    }

    /** A host of the object that is not its namespace's own and not granted, where others than that namespace would notice. */
    Optional<String> foreign(Resource object) {
        if (!KINDS.contains(object.type().kind()) || isKeptAtHome(object) || isAtGatewaysOnly(object)) {
            return Optional.empty();
        }
        return object.spec().array("hosts").texts().stream()
                .filter(host -> isForeign(host, object.namespace()))
                .findFirst();
    }

    private boolean isKeptAtHome(Resource object) {
        List<String> exported = object.spec().array("exportTo").texts();
        return !exported.isEmpty()
                && exported.stream().allMatch(one -> Set.of(".", "~").contains(one) || granted.test(one));
    }

    private static boolean isAtGatewaysOnly(Resource object) {
        List<String> gateways = object.spec().array("gateways").texts();
        return !gateways.isEmpty() && !gateways.contains("mesh");
    }

    private boolean isForeign(String host, String home) {
        if (host.startsWith("*")) {
            return isForeignPattern(host.substring(1), home);
        }
        try {
            ServiceHost service = ServiceHost.parse(host);
            String namespace = service.namespace().orElse(home);
            return !service.external() && !granted.test(namespace) && isNamespace.test(namespace);
        } catch (InvalidValueException e) {
            return false; // no host at all: the mesh refuses it
        }
    }

    /** {@code *.svc.cluster.local} is every service, {@code *.pay.svc.cluster.local} those of one namespace. */
    private boolean isForeignPattern(String end, String home) {
        if (end.isEmpty() || ANY_SERVICE.endsWith(end)) {
            return true;
        }
        String within = end.endsWith(ANY_SERVICE) ? end.substring(0, end.length() - ANY_SERVICE.length()) : end;
        return isForeign("any" + within, home);
    }
}
