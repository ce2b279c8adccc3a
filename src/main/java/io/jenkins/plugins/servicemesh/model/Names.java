package io.jenkins.plugins.servicemesh.model;

import java.util.regex.Pattern;

/** What Kubernetes takes as names. */
final class Names {

    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    private Names() {}

    /** @throws InvalidValueException unless it is an RFC 1123 label: at most 63 lower case letters, digits and dashes */
    static void dnsLabel(String what, String name) {
        if (!DNS_LABEL.matcher(name).matches()) {
            throw new InvalidValueException(what, name, "a DNS label: a-z, 0-9 and '-', at most 63 characters");
        }
    }
}
