package io.jenkins.plugins.servicemesh.istio.rule.policy;

import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.istio.rule.value.ValueRules;
import java.util.List;
import java.util.regex.Pattern;

/** Rules on one rule of an AuthorizationPolicy: its sources and operations; conditions have {@link ConditionRules}. */
final class AuthorizationRuleRules {

    private static final String RULE = "istio/authorization-rules";
    private static final String ACCOUNT = "istio/service-account";
    private static final Pattern SEGMENT = Pattern.compile("[-A-Za-z0-9._~!$&'()*+,;=:@%]*"); // RFC 3986
    private static final int MOST_ACCOUNTS = 16;
    private static final int LONGEST_ACCOUNT = 320;

    private AuthorizationRuleRules() {}

    static void check(Field rule) {
        if (rule.absent()) {
            rule.error(RULE, "a rule is null", "write {} for one that every request meets");
            return;
        }
        notEmptyIfPresent(rule.get("from"));
        notEmptyIfPresent(rule.get("to"));
        rule.get("from").items().forEach(AuthorizationRuleRules::source);
        rule.get("to").items().forEach(AuthorizationRuleRules::operation);
        rule.get("when").items().forEach(ConditionRules::check);
    }

    private static void notEmptyIfPresent(Field list) {
        if (list.present() && list.isEmpty()) {
            list.error(RULE, "'" + list.key() + "' is empty", "leave it out to mean any");
        }
    }

    private static void source(Field from) {
        Field source = from.get("source");
        if (source.isEmpty()) {
            from.error(RULE, "a source needs at least one field");
            return;
        }
        source.members().forEach(list -> ValueRules.noEmptyTexts(list, RULE));
        for (String key : List.of("ipBlocks", "notIpBlocks", "remoteIpBlocks", "notRemoteIpBlocks")) {
            source.get(key).items().forEach(AuthorizationRuleRules::ipBlock);
        }
        accounts(source);
        for (String key : List.of("trustDomains", "notTrustDomains")) {
            source.get(key).items().forEach(AuthorizationRuleRules::trustDomain);
        }
    }

    static void ipBlock(Field block) {
        if (!block.isEmpty()) {
            ValueRules.addressOrCidr(block);
        }
    }

    private static void accounts(Field source) {
        for (String key : List.of("serviceAccounts", "notServiceAccounts")) {
            Field accounts = source.get(key);
            accounts.items().forEach(AuthorizationRuleRules::account);
            if (accounts.items().size() > MOST_ACCOUNTS) {
                accounts.error(ACCOUNT, "more than " + MOST_ACCOUNTS + " service accounts");
            }
        }
        boolean named = source.has("serviceAccounts") || source.has("notServiceAccounts");
        for (String key : List.of("principals", "notPrincipals", "namespaces", "notNamespaces")) {
            if (named && source.has(key)) {
                source.get(key).error(ACCOUNT, "service accounts and " + key + " exclude each other in one source");
            }
        }
    }

    private static void account(Field account) {
        String text = account.textOrEmpty();
        String[] parts = text.split("/", -1);
        boolean filled = List.of(parts).stream().noneMatch(String::isEmpty);
        if (text.contains("*")) {
            account.error(ACCOUNT, "no wildcards in service accounts:", "use namespaces or principals");
        } else if (!text.isEmpty() && (parts.length > 2 || !filled || text.length() > LONGEST_ACCOUNT)) {
            account.error(ACCOUNT, "not a service account:", "ACCOUNT or NAMESPACE/ACCOUNT");
        }
    }

    private static void trustDomain(Field domain) {
        String text = domain.textOrEmpty();
        int star = text.indexOf('*');
        boolean starAtAnEnd = star < 0 || text.lastIndexOf('*') == star && (star == 0 || star == text.length() - 1);
        if (text.contains("/") || !starAtAnEnd) {
            domain.error(RULE, "not a trust domain, which has no '/' and at most one '*', at its start or end:");
        }
    }

    private static void operation(Field to) {
        Field operation = to.get("operation");
        if (operation.isEmpty()) {
            to.error(RULE, "an operation needs at least one field");
            return;
        }
        operation.members().forEach(list -> ValueRules.noEmptyTexts(list, RULE));
        for (String key : List.of("ports", "notPorts")) {
            operation.get(key).items().forEach(AuthorizationRuleRules::port);
        }
        for (String key : List.of("paths", "notPaths")) {
            operation.get(key).items().forEach(AuthorizationRuleRules::path);
        }
    }

    static void port(Field port) {
        if (!port.isEmpty() && !ValueRules.isPort(port.textOrEmpty(), 0)) {
            port.error("istio/port", "not a port from 0 to 65535, written as text:");
        }
    }

    /** A path with {@code {*}} for one segment or {@code {**}} for any number, which no other may follow. */
    private static void path(Field path) {
        String text = path.textOrEmpty();
        if (!text.contains("{") && !text.contains("}")) {
            return;
        }
        boolean anyNumber = false;
        for (String segment : text.split("/", -1)) {
            boolean template = segment.equals("{*}") || segment.equals("{**}");
            boolean plain = SEGMENT.matcher(segment).matches() && !segment.contains("*");
            if (!template && !plain || template && anyNumber) {
                path.error(
                        "istio/path-template",
                        "not a path template:",
                        "{*} and {**} are whole segments, nothing of the kind follows {**}, all others are plain text");
                return;
            }
            anyNumber |= segment.equals("{**}");
        }
    }
}
