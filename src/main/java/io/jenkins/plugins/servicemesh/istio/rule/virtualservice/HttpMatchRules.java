package io.jenkins.plugins.servicemesh.istio.rule.virtualservice;

import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.istio.rule.value.HostRules;
import io.jenkins.plugins.servicemesh.istio.rule.value.LabelRules;
import io.jenkins.plugins.servicemesh.istio.rule.value.ValueRules;
import java.util.List;
import java.util.regex.Pattern;

/** Rules on one condition of an HTTP route (VirtualService {@code http[].match[]}). */
final class HttpMatchRules {

    private static final String HEADER = "istio/header-match";
    private static final Pattern CLAIM = Pattern.compile("@request\\.auth\\.claims(\\..+|(\\[[^\\]]+\\])+)");
    private static final List<String> PSEUDO = List.of(":method", ":scheme", ":authority", ":path", ":status");

    private HttpMatchRules() {}

    static void check(Field match, boolean gatewaysOnly) {
        if (match.absent()) {
            match.error("istio/string-match", "a match is null");
            return;
        }
        StringMatchRules.uri(match.get("uri"));
        for (String key : List.of("scheme", "method", "authority")) {
            StringMatchRules.check(match.get(key));
        }
        match.get("queryParams").members().forEach(StringMatchRules::check);
        match.get("headers").members().forEach(header -> header(header, gatewaysOnly));
        match.get("withoutHeaders").members().forEach(header -> withoutHeader(header, gatewaysOnly));
        ValueRules.port(match.get("port"));
        LabelRules.labels(match.get("sourceLabels"));
        VirtualServiceRules.gateways(match.get("gateways"));
        HostRules.dnsLabel(match.get("sourceNamespace"), "a namespace");
    }

    private static void header(Field header, boolean gatewaysOnly) {
        name(header, gatewaysOnly);
        if (header.absent()) {
            header.error(HEADER, "the value of header '" + header.key() + "' is null", "write {} for any value");
        } else if (!header.isEmpty()) { // an empty one asks for the header's presence
            StringMatchRules.check(header);
        }
    }

    private static void withoutHeader(Field header, boolean gatewaysOnly) {
        name(header, gatewaysOnly);
        if (header.absent()) {
            header.error(HEADER, "the value of header '" + header.key() + "' is null", "write {} for any value");
        } else if (!header.isEmpty() && !header.get("regex").is("*")) { // Istio's word for any value here
            StringMatchRules.check(header);
        }
    }

    private static void name(Field header, boolean gatewaysOnly) {
        String name = header.key();
        boolean claim = CLAIM.matcher(name).matches();
        if (PSEUDO.contains(name)) {
            header.error(HEADER, "'" + name + "' is no header here", "match on uri, method, scheme or authority");
        } else if (claim && !gatewaysOnly) {
            header.error(HEADER, "JWT claims are matched at gateways only", "bind the VirtualService to a gateway");
        } else if (!claim && !HeaderRules.isName(name)) {
            header.error(HEADER, "'" + name + "' is not a header's name");
        }
    }
}
