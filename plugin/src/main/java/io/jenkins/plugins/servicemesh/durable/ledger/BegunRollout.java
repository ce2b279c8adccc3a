package io.jenkins.plugins.servicemesh.durable.ledger;

import hudson.model.Run;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rollout that a build began: what it takes to find it, and to end it should the build be gone. */
public final class BegunRollout {

    private final String key;
    private final String function;
    private final String job;
    private final String build;
    private final String owner;
    private final String cluster;
    private final String namespace;
    private @Nullable String id;
    private boolean left;
    private @Nullable String trouble;

    /**
     * @param key of the step's execution
     * @param job its full name
     * @param build as records name it
     * @param owner for whom objects are made
     */
    public BegunRollout(
            String key, String function, String job, String build, String owner, String cluster, String namespace) {
        this.key = key;
        this.function = function;
        this.job = job;
        this.build = build;
        this.owner = owner;
        this.cluster = cluster;
        this.namespace = namespace;
    }

    public String getKey() {
        return key;
    }

    public String getFunction() {
        return function;
    }

    public String getJob() {
        return job;
    }

    public String getBuild() {
        return build;
    }

    public String getOwner() {
        return owner;
    }

    public String getCluster() {
        return cluster;
    }

    public String getNamespace() {
        return namespace;
    }

    /** Null while it is not known whether it came to be. */
    public @Nullable String getId() {
        return id;
    }

    void begun(String known) {
        id = known;
    }

    /** Its step ended before it did. */
    void leave() {
        left = true;
    }

    /** Why it could not be ended; null when it was not tried, or can still end well. */
    public @Nullable String getTrouble() {
        return trouble;
    }

    void trouble(@Nullable String why) {
        trouble = why;
    }

    /** Whether no step has it any more: its step ended, or its build did, or its build is gone. */
    public boolean isLeft() {
        return left || run().filter(Run::isBuilding).isEmpty();
    }

    /** Its build; empty when it is gone. */
    public Optional<Run<?, ?>> run() {
        try {
            return Optional.ofNullable(Run.fromExternalizableId(build));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
