package io.jenkins.plugins.servicemesh.embedded.traffic.scenario;

import io.jenkins.plugins.servicemesh.embedded.traffic.draw.LatencyCurve;

/**
 * How a version answers.
 *
 * @param errors the chance of a request to fail, from 0 to 1
 * @param latency how long answers take, failed ones included
 */
public record Behaviour(double errors, LatencyCurve latency) {

    /** No errors, and fast. */
    public static final Behaviour FINE = new Behaviour(0, LatencyCurve.FAST);

    public Behaviour withErrors(double wanted) {
        return new Behaviour(wanted, latency);
    }

    public Behaviour withLatency(LatencyCurve wanted) {
        return new Behaviour(errors, wanted);
    }
}
