package io.jenkins.plugins.servicemesh.istio.rule.policy;

import io.jenkins.plugins.servicemesh.istio.rule.syntax.CelSyntax;
import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.istio.rule.value.ValueRules;
import java.math.BigDecimal;
import java.util.List;

/** Rules on a Telemetry: providers, tracing and access logs; metrics have {@link MetricOverrideRules}. */
public final class TelemetryRules {

    private static final String TRACING = "istio/tracing";
    private static final BigDecimal SUSPICIOUS_SAMPLING = new BigDecimal("0.1");

    private TelemetryRules() {}

    public static void check(Field object) {
        Field spec = object.get("spec");
        PolicyTargetRules.check(spec);
        for (String list : List.of("metrics", "tracing", "accessLogging")) {
            spec.get(list).items().forEach(TelemetryRules::providers);
        }
        for (Field metrics : spec.get("metrics").items()) {
            ValueRules.duration(metrics.get("reportingInterval"));
            metrics.get("overrides").items().forEach(MetricOverrideRules::check);
        }
        tracing(spec.get("tracing"));
        spec.get("accessLogging").items().forEach(TelemetryRules::accessLog);
    }

    private static void providers(Field entry) {
        for (Field provider : entry.get("providers").items()) {
            if (provider.get("name").isEmpty()) {
                provider.error("istio/telemetry-provider", "a provider needs a name");
            }
        }
    }

    private static void tracing(Field tracing) {
        if (tracing.items().size() > 1) {
            tracing.warn(TRACING, "Istio reads one tracing entry only");
        }
        for (Field entry : tracing.items()) {
            if (entry.get("providers").items().size() > 1) {
                entry.get("providers").warn(TRACING, "Istio takes the first provider of a tracing entry only");
            }
            sampling(entry.get("randomSamplingPercentage"));
            entry.get("customTags").members().forEach(TelemetryRules::customTag);
        }
    }

    private static void sampling(Field percent) {
        ValueRules.percent(percent);
        percent.number()
                .filter(number -> number.signum() > 0 && number.compareTo(SUSPICIOUS_SAMPLING) < 0)
                .ifPresent(number -> percent.warn(
                        "istio/sampling-unit",
                        "the unit is percent: " + number + " is " + number + " %, not " + number.movePointRight(2)
                                + " %:",
                        "write " + number.movePointRight(2).stripTrailingZeros().toPlainString()
                                + " if that share was meant"));
    }

    private static void customTag(Field tag) {
        if (tag.key().isEmpty() || tag.absent()) {
            tag.error(TRACING, "a custom tag needs a name and a value");
        }
        needs(tag.get("literal"), "value");
        needs(tag.get("header"), "name");
        needs(tag.get("environment"), "name");
    }

    private static void needs(Field source, String key) {
        if (source.present() && source.get(key).isEmpty()) {
            source.error(TRACING, "a custom tag's " + source.key() + " needs " + key);
        }
    }

    private static void accessLog(Field log) {
        Field expression = log.get("filter", "expression");
        expression
                .text()
                .flatMap(CelSyntax::problem)
                .ifPresent(problem -> expression.error(
                        "istio/cel", "not a CEL expression, " + problem + ":", "for example response.code >= 400"));
    }
}
