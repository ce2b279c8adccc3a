package io.jenkins.plugins.servicemesh.embedded.kind;

import io.jenkins.plugins.servicemesh.embedded.http.StatusCause;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What names look like. */
enum NameRule {
    /** Most names: parts like labels, joined by dots. */
    SUBDOMAIN(
            253,
            "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*",
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must"
                    + " start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is"
                    + " '"),
    /** Names of namespaces. */
    LABEL(
            63,
            "[a-z0-9]([-a-z0-9]*[a-z0-9])?",
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and"
                    + " end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is"
                    + " '"),
    /** Names of services. */
    DNS_LABEL(
            63,
            "[a-z]([-a-z0-9]*[a-z0-9])?",
            "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic"
                    + " character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for"
                    + " validation is '"),
    /** The part of a label's or annotation's key behind the slash. */
    KEY(
            63,
            "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]",
            "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an"
                    + " alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation"
                    + " is '"),
    /** A label's value. */
    LABEL_VALUE(
            63,
            "(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?",
            "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must"
                    + " start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345',"
                    + " regex used for validation is '"),
    /** A key in the data of a ConfigMap or Secret. */
    DATA_KEY(
            253,
            "[-._a-zA-Z0-9]+",
            "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or"
                    + " 'KEY_NAME',  or 'key-name', regex used for validation is '");

    private final int longest;
    private final Pattern pattern;
    private final String advice;

    NameRule(int longest, String pattern, String advice) {
        this.longest = longest;
        this.pattern = Pattern.compile(pattern);
        this.advice = advice + pattern + "')";
    }

    /** What is wrong with that name, which stands in that field. */
    List<StatusCause> violations(String field, String name) {
        List<StatusCause> causes = new ArrayList<>();
        JsonString value = new JsonString(name);
        if (name.length() > longest) {
            causes.add(StatusCause.invalid(field, value, "must be no more than " + longest + " characters"));
        }
        if (this == LABEL && name.indexOf('.') >= 0) {
            causes.add(StatusCause.invalid(field, value, "must not contain dots"));
        } else if (!pattern.matcher(name).matches()) {
            causes.add(StatusCause.invalid(field, value, advice));
        }
        return causes;
    }
}
