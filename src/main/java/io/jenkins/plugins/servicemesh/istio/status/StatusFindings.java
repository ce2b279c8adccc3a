package io.jenkins.plugins.servicemesh.istio.status;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.rule.IstioRules;
import io.jenkins.plugins.servicemesh.istio.rule.IstioSetRules;
import io.jenkins.plugins.servicemesh.mesh.status.DestinationFacts;
import io.jenkins.plugins.servicemesh.mesh.status.HostFacts;
import io.jenkins.plugins.servicemesh.mesh.status.PodFacts;
import io.jenkins.plugins.servicemesh.mesh.status.PodFacts.Proxy;
import io.jenkins.plugins.servicemesh.mesh.status.RouteFacts;
import io.jenkins.plugins.servicemesh.mesh.status.WorkloadFacts;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What of the facts is wrong, as an error, or worth knowing. */
final class StatusFindings {

    private static final String UNREACHABLE = "istio/unreachable-";

    private StatusFindings() {}

    /** Pods that are not ready, without the proxy that they should have, or with an old one. */
    static List<Finding> of(WorkloadFacts workload) {
        List<Finding> findings = new ArrayList<>();
        int all = workload.pods().size();
        if (workload.ready() == 0) {
            findings.add(Finding.error("status/not-ready", "none of " + all + " pods is ready"));
        } else if (workload.ready() < all) {
            findings.add(Finding.warning("status/not-ready", workload.ready() + " of " + all + " pods are ready"));
        }
        List<PodFacts> missing = with(workload, Proxy.MISSING);
        if (!missing.isEmpty()) {
            findings.add(Finding.error(
                    "status/no-proxy", missing.size() + " of " + all + " pods are not in the mesh: " + why(missing)));
        }
        List<PodFacts> stale = with(workload, Proxy.STALE);
        if (!stale.isEmpty()) {
            findings.add(Finding.warning(
                            "status/stale-proxy",
                            stale.size() + " of " + all + " pods have an old proxy: " + why(stale))
                    .withSuggestion("restart the workload"));
        }
        return findings.stream()
                .map(finding -> finding.at(Place.at(workload.name())))
                .toList();
    }

    private static List<PodFacts> with(WorkloadFacts workload, Proxy proxy) {
        return workload.pods().stream().filter(pod -> pod.proxy() == proxy).toList();
    }

    private static String why(List<PodFacts> pods) {
        return pods.stream().map(PodFacts::why).distinct().collect(Collectors.joining("; "));
    }

    /** Destinations that get requests and have nobody to answer them. */
    static List<Finding> of(HostFacts host) {
        return host.routes().stream()
                .filter(route -> !host.source().isEmpty())
                .flatMap(route -> route.destinations().stream()
                        .filter(StatusFindings::isDead)
                        .map(destination -> dead(host, route, destination)))
                .toList();
    }

    /** A subset that nothing defines is the rules' finding. */
    private static boolean isDead(DestinationFacts destination) {
        boolean undefined =
                destination.subset().isPresent() && !destination.why().isEmpty();
        return destination.percent() > 0
                && !undefined
                && destination.ready().filter(ready -> ready == 0).isPresent();
    }

    private static Finding dead(HostFacts host, RouteFacts route, DestinationFacts destination) {
        return Finding.error(
                        "status/no-endpoints",
                        "requests go to " + destination.host()
                                + destination.subset().map(name -> " " + name).orElse("")
                                + ", where no endpoint is ready")
                .at(Place.at("host " + host.host() + " > route " + route.title()));
    }

    /** What Istio's rules say of the namespace's objects together, and which routes no request reaches. */
    static List<Finding> ofObjects(Snapshot snapshot, String namespace) {
        List<Resource> objects = IstioTypes.PLANNED.stream()
                .flatMap(type -> snapshot.list(type, namespace).stream())
                .toList();
        List<Finding> findings = new ArrayList<>(IstioSetRules.check(objects));
        objects.stream()
                .flatMap(object -> IstioRules.check(object).stream())
                .filter(finding -> finding.rule().startsWith(UNREACHABLE))
                .forEach(findings::add);
        return findings;
    }
}
