package io.jenkins.plugins.servicemesh.embedded.serverside;

/**
 * Someone who owns fields.
 *
 * @param name as requests give it
 * @param operation {@code Apply} or {@code Update}: the same name is two managers then
 * @param apiVersion the version that the manager speaks; one that applies is the same in all versions
 * @param subresource {@code status} if only that was written; else empty
 */
public record FieldManager(String name, String operation, String apiVersion, String subresource) {

    public static final String APPLY = "Apply";
    public static final String UPDATE = "Update";

    public boolean applies() {
        return operation.equals(APPLY);
    }

    /** Whether that is the same manager. */
    boolean is(FieldManager other) {
        return name.equals(other.name)
                && operation.equals(other.operation)
                && subresource.equals(other.subresource)
                && (applies() || apiVersion.equals(other.apiVersion));
    }

    /** As a conflict names it. */
    String describe() {
        String text = "\"" + name + "\"";
        text = subresource.isEmpty() ? text : text + " with subresource \"" + subresource + "\"";
        return applies() ? text : text + " using " + apiVersion;
    }
}
