package io.jenkins.plugins.servicemesh.local.step;

import java.util.Arrays;
import java.util.Optional;

/** The result of a build, from the best to the worst. */
public enum Result {
    SUCCESS,
    UNSTABLE,
    FAILURE,
    NOT_BUILT,
    ABORTED;

    /** The worse of both. */
    public Result worse(Result other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** The result of that name, as {@code currentBuild.result} takes it; empty when there is none. */
    public static Optional<Result> named(String name) {
        return Arrays.stream(values())
                .filter(result -> result.name().equals(name))
                .findFirst();
    }
}
