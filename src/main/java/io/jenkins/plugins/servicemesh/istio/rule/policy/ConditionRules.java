package io.jenkins.plugins.servicemesh.istio.rule.policy;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.istio.rule.value.ValueRules;
import java.util.List;
import java.util.regex.Pattern;

/** Rules on further conditions (AuthorizationPolicy {@code rules[].when[]}). */
final class ConditionRules {

    private static final String WHEN = "istio/authorization-condition";
    private static final List<String> KEYS = List.of(
            "request.headers[NAME]",
            "source.ip",
            "remote.ip",
            "source.namespace",
            "source.serviceAccount",
            "source.principal",
            "source.trustDomain",
            "request.auth.principal",
            "request.auth.audiences",
            "request.auth.presenter",
            "request.auth.claims[NAME]",
            "destination.ip",
            "destination.port",
            "connection.sni",
            "experimental.envoy.filters.FILTER[NAME]");
    private static final List<String> REMOVED =
            List.of("destination.namespace", "destination.labels", "destination.name", "destination.user");
    private static final Pattern WITH_NAME = Pattern.compile(
            "request\\.headers\\[.+\\]|request\\.auth\\.claims(\\[.+\\])+|experimental\\.envoy\\.filters\\..+");

    private ConditionRules() {}

    static void check(Field condition) {
        Field key = condition.get("key");
        if (key.isEmpty()) {
            condition.error(WHEN, "a condition needs a key");
            return;
        }
        if (condition.get("values").isEmpty() && condition.get("notValues").isEmpty()) {
            condition.error(WHEN, "a condition needs values or notValues");
        }
        known(key);
        for (String list : List.of("values", "notValues")) {
            ValueRules.noEmptyTexts(condition.get(list), WHEN);
            condition.get(list).items().forEach(value -> value(key.textOrEmpty(), value));
        }
    }

    private static void known(Field key) {
        String text = key.textOrEmpty();
        String plain = text.replaceAll("\\[.*", "");
        if (REMOVED.contains(plain)) {
            key.error(WHEN, "no longer supported:");
        } else if (!KEYS.contains(text) && !WITH_NAME.matcher(text).matches() || text.contains("[NAME]")) {
            key.report(Finding.notAllowed(WHEN, "condition", text, KEYS));
        }
    }

    private static void value(String key, Field value) {
        if (key.equals("source.ip") || key.equals("remote.ip") || key.equals("destination.ip")) {
            AuthorizationRuleRules.ipBlock(value);
        }
        if (key.equals("destination.port")) {
            AuthorizationRuleRules.port(value);
        }
    }
}
