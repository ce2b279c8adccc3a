package io.jenkins.plugins.servicemesh.istio.rule.policy;

import io.jenkins.plugins.servicemesh.istio.rule.syntax.CelSyntax;
import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules on the tags of metrics (Telemetry {@code metrics[].overrides[]}). */
final class MetricOverrideRules {

    private static final String TAG = "istio/metric-tag";

    /** Tags by which an analysis tells versions and failures apart. */
    private static final Set<String> ANALYSED =
            Set.of("destination_workload", "destination_version", "destination_service", "response_code");

    private static final Pattern DEFAULTS_TO_OK = Pattern.compile("\\b200\\b");

    private MetricOverrideRules() {}

    static void check(Field override) {
        if (override.absent()) {
            override.error(TAG, "an override is null");
            return;
        }
        if (override.get("match", "customMetric").is("")) {
            override.get("match", "customMetric").error(TAG, "the custom metric needs a name");
        }
        override.get("tagOverrides").members().forEach(MetricOverrideRules::tag);
    }

    private static void tag(Field tag) {
        if (tag.key().isEmpty()) {
            tag.warn(TAG, "a tag needs a name");
        }
        if (tag.absent()) {
            tag.error(TAG, "the override of tag '" + tag.key() + "' is null");
            return;
        }
        if (tag.get("operation").is("REMOVE")) {
            removed(tag);
        } else {
            replaced(tag);
        }
    }

    private static void removed(Field tag) {
        if (!tag.get("value").isEmpty()) {
            tag.get("value").error(TAG, "a tag that is removed has no value:");
        }
        if (ANALYSED.contains(tag.key())) {
            tag.warn("istio/analysed-tag", "without " + tag.key() + " no analysis of a new version is possible");
        }
    }

    private static void replaced(Field tag) {
        Field value = tag.get("value");
        if (value.isEmpty()) {
            tag.error(TAG, "tag '" + tag.key() + "' needs a value");
            return;
        }
        value.text()
                .flatMap(CelSyntax::problem)
                .ifPresent(problem -> value.warn(
                        "istio/cel",
                        "not a CEL expression, " + problem + ":",
                        "a constant needs quotes of its own: \"'text'\""));
        if (ANALYSED.contains(tag.key())) {
            analysed(tag, value);
        }
    }

    private static void analysed(Field tag, Field value) {
        boolean hidesFailures = tag.key().equals("response_code")
                && DEFAULTS_TO_OK.matcher(value.textOrEmpty()).find();
        value.warn(
                "istio/analysed-tag",
                hidesFailures
                        ? "unknown codes would count as 200, and success rates with them:"
                        : "replaces " + tag.key() + ", by which analyses tell versions and failures apart:",
                "use a tag of your own");
    }
}
