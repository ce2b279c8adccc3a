package io.jenkins.plugins.servicemesh.check.schema.model;

/**
 * How long a text, a list or a map may be.
 *
 * @param least 0 when there is no lower bound
 * @param most {@link Integer#MAX_VALUE} when there is no upper bound
 */
public record Bounds(int least, int most) {

    /** No bound at all. */
    public static final Bounds NONE = new Bounds(0, Integer.MAX_VALUE);

    /** Whether that many are within the bounds. */
    public boolean allow(int count) {
        return count >= least && count <= most;
    }
}
