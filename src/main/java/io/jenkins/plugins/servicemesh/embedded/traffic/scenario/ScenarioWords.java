package io.jenkins.plugins.servicemesh.embedded.traffic.scenario;

import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.dsl.data.DataNode;
import io.jenkins.plugins.servicemesh.dsl.data.DataReader;
import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Grammar;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import java.math.BigDecimal;
import java.time.Duration;

/** The words of a scenario file, outermost. */
final class ScenarioWords {

    private static final Duration SHORTEST_SCRAPE = Duration.ofSeconds(1);

    private static final Parameter<Integer> SEED = Parameter.of("number", ArgumentTypes.WHOLE_NUMBER);
    private static final Parameter<Duration> TIME = Parameter.of("time", ArgumentTypes.DURATION);
    private static final Parameter<String> SERVICE = Parameter.of("name", ArgumentTypes.TEXT);
    private static final Parameter<String> PROMQL = Parameter.of("promql", ArgumentTypes.TEXT);
    private static final Parameter<Duration> FROM = Parameter.named("from", ArgumentTypes.DURATION);
    private static final Parameter<Duration> FOR =
            Parameter.named("for", ArgumentTypes.DURATION).mandatory();
    private static final Parameter<BigDecimal> NUMBER = Parameter.of("number", ArgumentTypes.NUMBER);
    private static final Parameter<Duration> AT =
            Parameter.named("at", ArgumentTypes.DURATION).mandatory();
    private static final Parameter<BigDecimal> THEN =
            Parameter.named("is", ArgumentTypes.NUMBER).mandatory();

    private static final Block<Timeline<Double>> VALUE = Block.named("value", Timeline.always(Double.NaN))
            .word(
                    "is",
                    "what the expression gives",
                    "is: 12",
                    (value, call) -> new Timeline<>(call.get(NUMBER).doubleValue(), value.changes()),
                    NUMBER)
            .repeatable(
                    "after",
                    "what it gives from that time of the run on",
                    "after: [{at: 5m, is: 300}]",
                    (value, call) ->
                            value.then(call.get(AT), last -> call.get(THEN).doubleValue()),
                    AT,
                    THEN);

    private static final Block<Scenario> BLOCK = Block.named("scenario", Scenario.QUIET)
            .leftOutOfPaths()
            .word(
                    "seed",
                    "the beginning of chance: the same seed gives the same figures",
                    "seed: 7",
                    (scenario, call) -> scenario.withSeed(call.get(SEED)),
                    SEED)
            .word(
                    "scrapeInterval",
                    "how often proxies are read",
                    "scrapeInterval: 5s",
                    (scenario, call) -> scenario.withScrapeInterval(scrape(call)),
                    TIME)
            .word(
                    "ingestionDelay",
                    "how long a sample takes until it can be read",
                    "ingestionDelay: 2s",
                    (scenario, call) -> scenario.withIngestionDelay(call.get(TIME)),
                    TIME)
            .repeatableBlock(
                    ServiceWords.BLOCK,
                    "what happens to a service",
                    "services: {reviews: {requestsPerSecond: 50, versions: {v1: {}, v2: {errors: 30}}}}",
                    (scenario, call) -> scenario.with(ServiceWords.named(call.get(SERVICE), call)),
                    SERVICE)
            .repeatable(
                    "outage",
                    "a time of the run in which the metric source does not answer",
                    "outages: [{from: 3m, for: 1m}]",
                    (scenario, call) -> scenario.with(new Outage(call.find(FROM).orElse(Duration.ZERO), call.get(FOR))),
                    FROM,
                    FOR)
            .repeatableBlock(
                    VALUE,
                    "what a PromQL expression gives",
                    "values: {'max(queue_length)': {is: 12, after: [{at: 5m, is: 300}]}}",
                    (scenario, call) -> scenario.with(call.get(PROMQL), call.body(VALUE)),
                    PROMQL);

    private static final Grammar GRAMMAR = Grammar.of(BLOCK);

    private ScenarioWords() {}

    static Scenario read(DataNode.Fields fields, Place place) {
        return GRAMMAR.read(BLOCK, DataReader.statements(BLOCK, fields), place);
    }

    private static Duration scrape(Call call) {
        Duration interval = call.get(TIME);
        if (interval.compareTo(SHORTEST_SCRAPE) < 0) {
            throw new InvalidValueException("scrapeInterval", interval.toMillis() + "ms", "at least 1s");
        }
        return interval;
    }
}
