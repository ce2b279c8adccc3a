package io.jenkins.plugins.servicemesh.model.rollout;

import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the values of a rollout refuse. */
final class Limits {

    private Limits() {}

    static void positive(String what, Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new InvalidValueException(what, time, "a time longer than nothing");
        }
    }

    static void notNegative(String what, Duration time) {
        if (time.isNegative()) {
            throw new InvalidValueException(what, time, "a time that is not negative");
        }
    }

    static void notNegative(String what, BigDecimal number) {
        if (number.signum() < 0) {
            throw new InvalidValueException(what, number.toPlainString(), "0 or more");
        }
    }

    static void atLeast(String what, int least, int number) {
        if (number < least) {
            throw new InvalidValueException(what, number, least + " or more");
        }
    }

    static void someShare(String what, Percent share) {
        if (share.value().signum() == 0) {
            throw new InvalidValueException(what, share.value().toPlainString(), "more than 0, at most 100");
        }
    }

    static void notBlank(String what, String text) {
        if (text.isBlank()) {
            throw new InvalidValueException(what, text, "a text that is not blank");
        }
    }

    /** Each match has a condition; without one it would take every request. */
    static void conditions(String what, List<RequestMatch> matches) {
        if (matches.isEmpty() || matches.stream().anyMatch(RequestMatch::isAny)) {
            throw new InvalidValueException(what, "", "a condition such as header 'x-tester', exact: 'yes'");
        }
    }

    static void unique(String what, List<String> names) {
        Set<String> seen = new HashSet<>();
        names.stream().filter(name -> !seen.add(name)).findFirst().ifPresent(name -> {
            throw new InvalidValueException(what, name, "one that is not written twice");
        });
    }
}
