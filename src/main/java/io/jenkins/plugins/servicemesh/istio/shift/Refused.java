package io.jenkins.plugins.servicemesh.istio.shift;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;

/** Refusals of one finding, to be placed where they are caught. */
final class Refused {

    private Refused() {}

    static FindingsException of(String rule, String message, String advice) {
        return new FindingsException(Finding.error(rule, message).withSuggestion(advice));
    }
}
