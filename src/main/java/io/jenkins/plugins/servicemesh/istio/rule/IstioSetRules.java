package io.jenkins.plugins.servicemesh.istio.rule;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.rule.syntax.IstioHosts;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Istio's rules on objects together. What is not in the set does not exist for them: give all that matters. */
public final class IstioSetRules {

    private IstioSetRules() {}

    /** All findings on the set, each placed at one of the objects that do not go together; always in the same order. */
    public static List<Finding> check(Collection<Resource> resources) {
        List<Resource> ordered = resources.stream()
                .sorted(Comparator.comparing(Resource::namespace).thenComparing(Resource::name))
                .toList();
        List<Resource> virtualServices = ofType(ordered, IstioTypes.VIRTUAL_SERVICE);
        List<Resource> destinationRules = ofType(ordered, IstioTypes.DESTINATION_RULE);
        List<Finding> findings = new ArrayList<>(MeshHostRules.check(virtualServices));
        findings.addAll(SubsetRules.check(virtualServices, destinationRules));
        findings.addAll(GatewayReferenceRules.check(virtualServices, ofType(ordered, IstioTypes.GATEWAY)));
        findings.addAll(repeats(destinationRules, IstioSetRules::hostOfRule, IstioSetRules::secondOfHost));
        findings.addAll(repeats(
                ofType(ordered, IstioTypes.TELEMETRY),
                IstioSetRules::namespaceOfDefault,
                IstioSetRules::secondTelemetry));
        findings.addAll(repeats(
                ofType(ordered, IstioTypes.PEER_AUTHENTICATION),
                IstioSetRules::namespaceOfDefault,
                IstioSetRules::secondPeerAuthentication));
        findings.addAll(repeats(
                ofType(ordered, IstioTypes.SIDECAR), IstioSetRules::namespaceOfSidecar, IstioSetRules::secondSidecar));
        return List.copyOf(findings);
    }

    private static List<Resource> ofType(List<Resource> resources, ResourceType type) {
        return resources.stream()
                .filter(resource -> resource.type().sameKind(type))
                .toList();
    }

    /** A finding for each object whose key an earlier one has; those without key may repeat. */
    private static List<Finding> repeats(
            List<Resource> resources,
            Function<Resource, Optional<String>> key,
            BiFunction<Resource, Resource, Finding> finding) {
        Map<String, Resource> first = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Resource resource : resources) {
            key.apply(resource)
                    .map(own -> first.putIfAbsent(own, resource))
                    .ifPresent(earlier -> findings.add(finding.apply(earlier, resource)));
        }
        return findings;
    }

    /** The host of a rule for all callers. */
    private static Optional<String> hostOfRule(Resource rule) {
        return rule.spec().has("workloadSelector")
                ? Optional.empty()
                : rule.spec()
                        .text("host")
                        .map(host -> rule.namespace() + "/" + IstioHosts.resolve(host, rule.namespace()));
    }

    /** The namespace of a policy that selects nothing, and so holds for all of it. */
    private static Optional<String> namespaceOfDefault(Resource policy) {
        JsonObject spec = policy.spec();
        boolean forAll = spec.object("selector").object("matchLabels").isEmpty()
                && !spec.has("targetRef")
                && spec.array("targetRefs").isEmpty();
        return forAll ? Optional.of(policy.namespace()) : Optional.empty();
    }

    /** The namespace of a Sidecar for all of it. */
    private static Optional<String> namespaceOfSidecar(Resource sidecar) {
        boolean forAll =
                sidecar.spec().object("workloadSelector").object("labels").isEmpty();
        return forAll ? Optional.of(sidecar.namespace()) : Optional.empty();
    }

    private static Finding secondOfHost(Resource earlier, Resource later) {
        return Finding.warning(
                        "istio/destination-rules-on-one-host",
                        "DestinationRule " + earlier.name()
                                + " is about the same host: the older one's policy holds, for")
                .withValue(later.spec().text("host").orElse(""))
                .withSuggestion("keep one of them")
                .at(place(later, "spec.host"));
    }

    /** IST0160. */
    private static Finding secondTelemetry(Resource earlier, Resource later) {
        return Finding.error("istio/telemetry-twice", "Telemetry " + earlier.name() + " has no selector either")
                .withSuggestion("merge the two: which of them holds is not defined")
                .at(place(later, "spec"));
    }

    private static Finding secondPeerAuthentication(Resource earlier, Resource later) {
        return Finding.warning(
                        "istio/peer-authentication-twice",
                        "PeerAuthentication " + earlier.name() + " has no selector either")
                .withSuggestion("keep one: Istio reads the older")
                .at(place(later, "spec"));
    }

    /** IST0111. */
    private static Finding secondSidecar(Resource earlier, Resource later) {
        return Finding.error("istio/sidecar-twice", "Sidecar " + earlier.name() + " has no workloadSelector either")
                .withSuggestion("merge the two: which of them holds is not defined")
                .at(place(later, "spec"));
    }

    static Place place(Resource resource, String path) {
        return new Place("", 0, 0, 0, resource.type().kind(), resource.namespace(), resource.name(), path);
    }
}
