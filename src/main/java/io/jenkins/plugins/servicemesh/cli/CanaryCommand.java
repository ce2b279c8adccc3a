package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.dsl.step.StepLanguage;
import io.jenkins.plugins.servicemesh.dsl.step.StepRequest;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.report.FindingsText;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "canary",
        mixinStandardHelpOptions = true,
        description =
                "Moves the requests of a service to another version in stages, as long as its figures hold; else puts everything back.",
        footer = {
            "",
            "Runs until it ends; Ctrl-C aborts it, and it ends as --on-abort says. The figures come from --metrics.",
            "Exit codes: 0 promoted, 1 rolled back or refused, 5 held, 130 aborted."
        })
final class CanaryCommand implements Callable<Integer> {

    private static final String STEP = "meshCanary";

    private final Terminal terminal;

    @Mixin
    private NamespaceChoice where = new NamespaceChoice();

    @Mixin
    private MetricsChoice metrics = new MetricsChoice();

    @Mixin
    private GatesChoice gates = new GatesChoice();

    @Mixin
    private SharingChoice sharing = new SharingChoice();

    @Parameters(paramLabel = "SERVICE", description = "The service.")
    private String service = "";

    @Option(
            names = "--from",
            paramLabel = "VERSION",
            description = "The version that has the requests (default: found out).")
    private @Nullable String from;

    @Option(names = "--to", required = true, paramLabel = "VERSION", description = "The version that shall have them.")
    private String to = "";

    @Option(
            names = "--weights",
            required = true,
            split = ",",
            paramLabel = "PERCENT",
            description = "Its shares, stage by stage: 1,5,25,50. After the last it gets everything.")
    private List<BigDecimal> weights = List.of();

    @Option(
            names = "--every",
            required = true,
            paramLabel = "TIME",
            description = "How long each stage lasts at least: 2m.")
    private String every = "";

    @Option(
            names = "--pause-at",
            split = ",",
            paramLabel = "PERCENT",
            description = "Weights after which it waits for 'mesh rollout resume'.")
    private List<BigDecimal> pauses = List.of();

    @Option(
            names = "--success-rate",
            paramLabel = "PERCENT",
            description = "At least this share of its requests succeeds.")
    private @Nullable BigDecimal successRate;

    @Option(
            names = "--latency",
            paramLabel = "QUANTILE=TIME",
            description = "So many of its requests are answered within that time: p99=400ms; may be repeated.")
    private Map<String, String> latency = new LinkedHashMap<>();

    @Option(
            names = "--max-increase",
            paramLabel = "WHAT=PERCENT",
            description =
                    "It is at most this much worse than the old version: 'errors=20%%', 'latency p99=20%%'; may be repeated.")
    private Map<String, String> increases = new LinkedHashMap<>();

    @Option(
            names = "--min-requests",
            paramLabel = "COUNT",
            description = "Requests in a stage under which there is no verdict (default: 20).")
    private @Nullable Integer minRequests;

    @Option(
            names = "--tester",
            paramLabel = "HEADER=VALUE",
            description = "Requests with this header reach the new version all the time; may be repeated.")
    private Map<String, String> testers = new LinkedHashMap<>();

    @Option(names = "--on-failure", paramLabel = "WHAT", description = "rollback (default), hold or promote.")
    private @Nullable String onFailure;

    @Option(names = "--on-abort", paramLabel = "WHAT", description = "rollback (default), hold or promote.")
    private @Nullable String onAbort;

    @Option(names = "--on-timeout", paramLabel = "WHAT", description = "rollback (default), hold or promote.")
    private @Nullable String onTimeout;

    @Option(
            names = "--keep-old",
            paramLabel = "TIME",
            description =
                    "How long the old version stays reachable after the promotion (default: until the next release).")
    private @Nullable String keepOld;

    @Option(
            names = "--ask",
            paramLabel = "NAME",
            description = "The webhook of --gate that is asked at each --pause-at, and when figures do not tell.")
    private @Nullable String gate;

    @Option(
            names = "--orphan",
            paramLabel = "WHAT",
            description = "An unfinished rollout of the service that nobody runs: refuse (default) or adopt.")
    private @Nullable String orphan;

    CanaryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        RolloutSpec wanted;
        try {
            wanted = wanted();
        } catch (FindingsException e) {
            FindingsText.lines(e.findings()).forEach(terminal::say);
            return ExitCode.USAGE.number();
        }
        return where.run(terminal, (operation, namespace) -> new RolloutRun(terminal, operation, metrics, gates)
                .begin(wanted.in(namespace).with(sharing.wanted())));
    }

    private RolloutSpec wanted() {
        StepRequest request =
                StepLanguage.read(STEP, arguments(), Place.UNKNOWN).request();
        return ((StepRequest.RollOut) request).rollout();
    }

    /** The options as the arguments of the step, which judges them. */
    private Map<String, Object> arguments() {
        return new Given()
                .put("service", service)
                .put("from", from)
                .put("to", to)
                .put("weights", weights)
                .put("every", every)
                .put("pauseAt", pauses)
                .put("check", checks())
                .put(
                        "testers",
                        testers.entrySet().stream()
                                .map(each -> Map.of("header", Map.of(each.getKey(), each.getValue())))
                                .toList())
                .put("onFailure", onFailure)
                .put("onAbort", onAbort)
                .put("onTimeout", onTimeout)
                .put("keepOld", keepOld)
                .put("gate", gate)
                .put("orphan", orphan)
                .all();
    }

    private Map<String, Object> checks() {
        return new Given()
                .put("successRate", successRate == null ? Map.of() : Map.of("min", successRate))
                .put("latency", latency)
                .put("maxIncrease", increases)
                .put("minRequests", minRequests)
                .all();
    }

    /** What was given; nothing of the rest. */
    private static final class Given {
        private final Map<String, Object> all = new LinkedHashMap<>();

        Given put(String name, @Nullable Object value) {
            boolean isGiven = value != null && !value.equals(List.of()) && !value.equals(Map.of());
            if (isGiven) {
                all.put(name, value);
            }
            return this;
        }

        Map<String, Object> all() {
            return all;
        }
    }
}
