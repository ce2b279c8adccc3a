package io.jenkins.plugins.servicemesh.metrics;

/** The metric source did not give a full answer: that says nothing of the version. */
public final class MetricException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message which source, what it answered; for people */
    public MetricException(String message) {
        super(message);
    }
}
