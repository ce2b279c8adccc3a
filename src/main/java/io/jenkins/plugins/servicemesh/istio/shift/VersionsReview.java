package io.jenkins.plugins.servicemesh.istio.shift;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.istio.planner.service.ServiceDestinationRules;
import io.jenkins.plugins.servicemesh.mesh.EndpointCensus;
import io.jenkins.plugins.servicemesh.model.ServiceHost;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.plan.Expectation;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What answers behind both versions of a target. */
record VersionsReview(PlanDraft draft, ShiftTarget target) {

    /** Expects ready pods of both; that there are none now is an error, that nobody may look is told. */
    void report() {
        if (target.host().external()) {
            return;
        }
        Stream.concat(target.from().stream(), Stream.of(target.to())).forEach(this::report);
        ShiftNeeds.endpoints(target).stream()
                .filter(need -> !draft.before().answers(need)
                        || draft.before().gap(need).isPresent())
                .map(need -> Finding.notChecked("what answers behind " + target.describe(), need.toString()))
                .forEach(draft::report);
    }

    private void report(Version version) {
        Optional<ServiceHost> own = version.service().map(ServiceHost::parse);
        String service = own.orElse(target.host()).name();
        String namespace = own.flatMap(ServiceHost::namespace).orElse(target.home());
        Map<String, String> labels = own.isPresent() ? Map.of() : labels(version);
        draft.expect(new Expectation.ReadyEndpoints(namespace, service, labels));
        EndpointCensus census = new EndpointCensus(draft.before());
        if (census.isPossible(namespace) && census.ready(namespace, service, labels) == 0) {
            draft.report(Finding.error(
                            "istio/no-endpoints",
                            "no ready endpoint behind " + version.name() + ": Service " + namespace + "/" + service
                                    + words(labels))
                    .withSuggestion("deploy it, and wait until its pods are ready")
                    .at(Place.at(target.describe())));
        }
    }

    /** A subset that is there says what its pods are; another set of labels asked for is a misunderstanding. */
    private Map<String, String> labels(Version version) {
        Optional<Map<String, String>> there = ServiceDestinationRules.subset(draft, target.service(), version.name())
                .map(subset -> subset.object("labels").texts());
        boolean isWritten = !version.equals(Version.named(version.name()));
        if (isWritten && there.isPresent() && !there.get().equals(version.labels())) {
            draft.report(Finding.error(
                            "istio/shift-subset",
                            "the subset " + version.name() + " is there with the labels " + there.get() + ", not "
                                    + version.labels())
                    .withSuggestion("leave the labels out, or change the subset first")
                    .at(Place.at(target.describe())));
        }
        return there.orElse(version.labels());
    }

    private static String words(Map<String, String> labels) {
        return labels.isEmpty()
                ? ""
                : labels.entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .sorted()
                        .collect(Collectors.joining(", ", " with ", ""));
    }
}
