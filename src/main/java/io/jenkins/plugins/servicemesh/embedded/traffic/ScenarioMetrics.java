package io.jenkins.plugins.servicemesh.embedded.traffic;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.embedded.EmbeddedCluster;
import io.jenkins.plugins.servicemesh.embedded.traffic.route.RequestDivision;
import io.jenkins.plugins.servicemesh.embedded.traffic.route.ShareHistory;
import io.jenkins.plugins.servicemesh.embedded.traffic.scenario.Behaviour;
import io.jenkins.plugins.servicemesh.embedded.traffic.scenario.Scenario;
import io.jenkins.plugins.servicemesh.embedded.traffic.scenario.ServiceScenario;
import io.jenkins.plugins.servicemesh.embedded.traffic.scenario.Timeline;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricSubject;
import io.jenkins.plugins.servicemesh.metrics.MetricException;
import io.jenkins.plugins.servicemesh.metrics.MetricSource;
import io.jenkins.plugins.servicemesh.metrics.Reading;
import io.jenkins.plugins.servicemesh.metrics.Traffic;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The figures of a scenario on an embedded cluster. Requests follow the routes in force at each time, noticed as they are
 * written; chance is drawn scrape by scrape, so that figures depend on the seed and on the traffic alone, and not on who asks
 * when. What the routes were at the start, they were before it.
 */
public final class ScenarioMetrics implements MetricSource {

    private static final Set<String> ROUTING = Stream.of(
                    IstioTypes.VIRTUAL_SERVICE,
                    IstioTypes.DESTINATION_RULE,
                    KubernetesTypes.SERVICE,
                    KubernetesTypes.ENDPOINT_SLICE,
                    KubernetesTypes.POD)
            .map(ResourceType::qualifiedName)
            .collect(Collectors.toSet());

    private final Scenario scenario;
    private final InstantSource clock;
    private final Instant start;
    private final RequestDivision division;
    private final Map<Target, ShareHistory> histories = new ConcurrentHashMap<>();
    private final Map<MetricSubject, ScrapeLog> logs = new ConcurrentHashMap<>();

    /** A Service of the scenario. */
    private record Target(String namespace, String name) {}

    private ScenarioMetrics(Scenario scenario, EmbeddedCluster cluster, InstantSource clock) {
        this.scenario = scenario;
        this.clock = clock;
        this.start = clock.instant();
        this.division = new RequestDivision(cluster);
    }

    /**
     * The figures from now on, on the cluster as it is and as it changes.
     *
     * @param clock the run's, which may be virtual
     */
    public static ScenarioMetrics on(EmbeddedCluster cluster, Scenario scenario, InstantSource clock) {
        ScenarioMetrics metrics = new ScenarioMetrics(scenario, cluster, clock);
        cluster.list(KubernetesTypes.SERVICE, "").forEach(metrics::watch);
        cluster.listen(metrics::changed);
        return metrics;
    }

    private void changed(Resource object) {
        if (object.type().equals(KubernetesTypes.SERVICE)) {
            watch(object);
        }
        if (ROUTING.contains(object.type().qualifiedName())) {
            Instant now = clock.instant();
            histories.forEach((target, history) -> said(target)
                    .ifPresent(service ->
                            history.put(now, division.of(target.namespace, target.name, service.matching()))));
        }
    }

    private void watch(Resource service) {
        Target target = new Target(service.namespace(), service.name());
        said(target)
                .ifPresent(said -> histories.computeIfAbsent(
                        target,
                        key -> new ShareHistory(
                                clock.instant(), division.of(key.namespace, key.name, said.matching()))));
    }

    private Optional<ServiceScenario> said(Target target) {
        return scenario.service(target.namespace, target.name);
    }

    @Override
    public String name() {
        return "scenario";
    }

    @Override
    public Duration scrapeInterval() {
        return scenario.scrapeInterval();
    }

    @Override
    public Duration ingestionDelay() {
        return scenario.ingestionDelay();
    }

    @Override
    public Traffic traffic(MetricSubject subject, Instant since, Instant until) {
        refuseOutage(until);
        ScrapeLog log = logs.computeIfAbsent(subject, this::log);
        return log.between(since, earlier(until, clock.instant()).minus(scenario.ingestionDelay()));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private ScrapeLog log(MetricSubject subject) {
        Target target = new Target(subject.namespace(), subject.service());
        ServiceScenario service = said(target)
                .orElseThrow(() -> new MetricException("the scenario says nothing of service '" + subject.service()
                        + "' in namespace '" + subject.namespace() + "'"));
        Timeline<Behaviour> behaviour = Optional.ofNullable(service.versions().get(subject.version()))
                .orElseThrow(() -> new MetricException("the scenario says nothing of version '" + subject.version()
                        + "' of " + subject.service() + "; it has "
                        + String.join(", ", service.versions().keySet())));
        ShareHistory history = Optional.ofNullable(histories.get(target))
                .orElseThrow(() -> new MetricException("there is no Service '" + subject.service() + "'"));
        VersionTraffic traffic =
                new VersionTraffic(service.requestsPerSecond(), behaviour, history, subject.workloads(), start);
        return new ScrapeLog(traffic, scenario.seed(), subject, start, scenario.scrapeInterval());
    }

    @Override
    public Reading query(String expression, Instant at) {
        refuseOutage(at);
        Timeline<Double> value = scenario.value(expression)
                .orElseThrow(() -> new MetricException(
                        "the scenario has no value for this expression: " + Scenario.normal(expression)));
        double number = value.at(Duration.between(start, at));
        return Double.isNaN(number) ? new Reading.NotANumber() : new Reading.Value(number);
    }

    private void refuseOutage(Instant at) {
        Duration time = Duration.between(start, at);
        if (scenario.outages().stream().anyMatch(outage -> outage.covers(time))) {
            throw new MetricException("metric source 'scenario' does not answer: an outage of the scenario");
        }
    }
}
