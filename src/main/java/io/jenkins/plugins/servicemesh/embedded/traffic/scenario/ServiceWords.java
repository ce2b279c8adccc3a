package io.jenkins.plugins.servicemesh.embedded.traffic.scenario;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.ServiceHost;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The words of one service of a scenario. */
final class ServiceWords {

    private static final int MOST = 1_000_000;

    private static final Parameter<BigDecimal> RATE = Parameter.of("number", ArgumentTypes.NUMBER);
    private static final Parameter<Percent> SHARE = Parameter.of("percent", ArgumentTypes.PERCENT);
    private static final Parameter<String> VERSION = Parameter.of("name", ArgumentTypes.TEXT);
    private static final Parameter<Duration> AT =
            Parameter.named("at", ArgumentTypes.DURATION).mandatory();
    private static final Parameter<BigDecimal> THEN =
            Parameter.named("requestsPerSecond", ArgumentTypes.NUMBER).mandatory();

    private static final ServiceScenario START = new ServiceScenario("service", Timeline.always(0.0), 0, Map.of());

    static final Block<ServiceScenario> BLOCK = Block.named("service", START)
            .word(
                    "requestsPerSecond",
                    "how often it is asked, all versions together",
                    "requestsPerSecond: 50",
                    (service, call) -> rated(
                            service,
                            new Timeline<>(
                                    rate(call.get(RATE)),
                                    service.requestsPerSecond().changes())),
                    RATE)
            .word(
                    "matching",
                    "the percent of its requests that match the conditions of a route for some of them: testers, a matching stage",
                    "matching: 5",
                    (service, call) -> new ServiceScenario(
                            service.service(),
                            service.requestsPerSecond(),
                            VersionWords.share(call.get(SHARE)),
                            service.versions()),
                    SHARE)
            .repeatable(
                    "after",
                    "how often it is asked from that time of the run on",
                    "after: [{at: 10m, requestsPerSecond: 5}]",
                    (service, call) -> rated(
                            service, service.requestsPerSecond().then(call.get(AT), last -> rate(call.get(THEN)))),
                    AT,
                    THEN)
            .repeatableBlock(
                    VersionWords.BLOCK,
                    "how a version answers",
                    "versions: {v1: {errors: 0.1}, v2: {errors: 0.1, after: [{at: 5m, errors: 30}]}}",
                    (service, call) -> with(
                            service,
                            call.get(VERSION),
                            call.body(VersionWords.BLOCK).timeline()),
                    VERSION)
            .endingWith(ServiceWords::withRequests);

    private ServiceWords() {}

    static ServiceScenario named(String name, Call call) {
        if (ServiceHost.parse(name).external()) {
            throw new InvalidValueException("service", name, "a Service of the cluster");
        }
        ServiceScenario read = call.body(BLOCK);
        return new ServiceScenario(name, read.requestsPerSecond(), read.matching(), read.versions());
    }

    private static ServiceScenario withRequests(ServiceScenario service) {
        if (service.requestsPerSecond().first() == 0
                && service.requestsPerSecond().changes().isEmpty()) {
            throw new InvalidValueException("requestsPerSecond", "", "more than 0 at some time");
        }
        return service;
    }

    private static ServiceScenario rated(ServiceScenario service, Timeline<Double> rate) {
        return new ServiceScenario(service.service(), rate, service.matching(), service.versions());
    }

    private static ServiceScenario with(ServiceScenario service, String version, Timeline<Behaviour> behaviour) {
        Map<String, Timeline<Behaviour>> more = new LinkedHashMap<>(service.versions());
        more.put(version, behaviour);
        return new ServiceScenario(service.service(), service.requestsPerSecond(), service.matching(), more);
    }

    private static double rate(BigDecimal number) {
        if (number.signum() < 0 || number.compareTo(BigDecimal.valueOf(MOST)) > 0) {
            throw new InvalidValueException("requestsPerSecond", number.toPlainString(), "0 to " + MOST);
        }
        return number.doubleValue();
    }
}
