package io.jenkins.plugins.servicemesh.embedded.traffic.scenario;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.dsl.data.DataNode;
import io.jenkins.plugins.servicemesh.dsl.data.YamlData;
import io.jenkins.plugins.servicemesh.resource.TextFormatException;
import io.jenkins.plugins.servicemesh.resource.YamlNode;
import io.jenkins.plugins.servicemesh.resource.YamlNodes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What happens in a rehearsal: how often services are asked, how their versions answer, when the metric source is down.
 *
 * @param seed of chance: the same seed gives the same figures
 * @param scrapeInterval how often proxies are read
 * @param ingestionDelay how long a sample takes until it can be read
 * @param values what PromQL expressions give, by the expression without needless blanks; times count from the start of the run
 */
public record Scenario(
        long seed,
        Duration scrapeInterval,
        Duration ingestionDelay,
        List<ServiceScenario> services,
        List<Outage> outages,
        Map<String, Timeline<Double>> values) {

    /** The largest text that is read as a scenario. */
    public static final int LARGEST = 1 << 20;

    private static final String RULE = "scenario/shape";

    /** Nothing happens. */
    public static final Scenario QUIET =
            new Scenario(1, Duration.ofSeconds(15), Duration.ZERO, List.of(), List.of(), Map.of());

    public Scenario {
        services = List.copyOf(services);
        outages = List.copyOf(outages);
        values = Map.copyOf(values);
    }

    /**
     * Reads a scenario file. Its text is not trusted.
     *
     * @param file as the user named it
     * @throws FindingsException with all that is wrong with it
     */
    public static Scenario read(String text, String file) {
        YamlNode node = document(text, file);
        Place place = Place.UNKNOWN.inFile(file, node.line(), node.column());
        if (YamlData.of(node, place) instanceof DataNode.Fields fields) {
            return ScenarioWords.read(fields, place);
        }
        throw refused(Finding.error(RULE, "a scenario is a map of services and what happens to them"), place);
    }

    private static YamlNode document(String text, String file) {
        Place top = Place.UNKNOWN.inFile(file, 1, 1);
        if (text.length() > LARGEST) {
            throw refused(Finding.error("scenario/size", "larger than 1 MiB"), top);
        }
        try {
            List<YamlNode> documents = YamlNodes.parseAll(text);
            if (documents.size() != 1) {
                throw refused(
                        Finding.error(RULE, "a scenario is one document, not").withValue(documents.size()), top);
            }
            return documents.get(0);
        } catch (TextFormatException e) {
            throw refused(
                    Finding.error("yaml/syntax", String.valueOf(e.getMessage())),
                    top.inFile(file, e.line(), e.column()));
        }
    }

    private static FindingsException refused(Finding finding, Place place) {
        return new FindingsException(finding.at(place));
    }

    /** What it says of that Service. */
    public Optional<ServiceScenario> service(String namespace, String name) {
        return services.stream().filter(each -> each.isOf(namespace, name)).findFirst();
    }

    /** What that expression gives; empty when it says nothing of it. */
    public Optional<Timeline<Double>> value(String expression) {
        return Optional.ofNullable(values.get(normal(expression)));
    }

    /** The expression without needless blanks. */
    public static String normal(String expression) {
        return expression.strip().replaceAll("\\s+", " ");
    }

    Scenario withSeed(long wanted) {
        return new Scenario(wanted, scrapeInterval, ingestionDelay, services, outages, values);
    }

    Scenario withScrapeInterval(Duration wanted) {
        return new Scenario(seed, wanted, ingestionDelay, services, outages, values);
    }

    Scenario withIngestionDelay(Duration wanted) {
        return new Scenario(seed, scrapeInterval, wanted, services, outages, values);
    }

    Scenario with(ServiceScenario service) {
        return new Scenario(seed, scrapeInterval, ingestionDelay, joined(services, service), outages, values);
    }

    Scenario with(Outage outage) {
        return new Scenario(seed, scrapeInterval, ingestionDelay, services, joined(outages, outage), values);
    }

    Scenario with(String expression, Timeline<Double> value) {
        Map<String, Timeline<Double>> more = new LinkedHashMap<>(values);
        more.put(normal(expression), value);
        return new Scenario(seed, scrapeInterval, ingestionDelay, services, outages, more);
    }

    private static <T> List<T> joined(List<T> some, T more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }
}
