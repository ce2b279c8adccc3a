package io.jenkins.plugins.servicemesh.model;

import java.time.Duration;
import java.util.Optional;

/** Faults that the mesh injects into a share of the requests; delay and abort are independent of each other. */
public record Fault(Optional<Delay> delay, Optional<Abort> abort) {

    public Fault {
        if (delay.isEmpty() && abort.isEmpty()) {
            throw new InvalidValueException("fault", "", "a delay, an abort, or both");
        }
    }

    /** Holds a share of the requests back for a fixed time. */
    public record Delay(Duration time, Percent percent) {}

    /** Answers a share of the requests with a status, without calling the service. */
    public record Abort(int httpStatus, Percent percent) {
        public Abort {
            if (httpStatus < 200 || httpStatus > 599) {
                throw new InvalidValueException("abort status", httpStatus, "200 to 599");
            }
        }
    }

    public static Fault delay(Duration time, Percent percent) {
        return new Fault(Optional.of(new Delay(time, percent)), Optional.empty());
    }

    public static Fault abort(int httpStatus, Percent percent) {
        return new Fault(Optional.empty(), Optional.of(new Abort(httpStatus, percent)));
    }
}
