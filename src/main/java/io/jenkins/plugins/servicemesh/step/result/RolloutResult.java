package io.jenkins.plugins.servicemesh.step.result;

import io.jenkins.plugins.servicemesh.operation.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** How a rollout ended, and how far it came. */
public final class RolloutResult extends StepResult {
    private static final long serialVersionUID = 1L;

    /** Where the requests go now. */
    public enum Ending {
        /** All of them to the new version. */
        PROMOTED,
        /** Where they went before, because the rollout was a test that ended well. */
        ENDED,
        /** Where they went before, because of trouble. */
        ROLLED_BACK,
        /** Where they went when the trouble came: a person has to look. */
        HELD
    }

    private final Ending ending;
    private final String id;
    private final ArrayList<String> services;
    private final String stage;
    private final BigDecimal weight;
    private final String cause;
    private final String json;

    /**
     * @param message one for people
     * @param id by which the record of the rollout is found; empty when it never began
     * @param services those whose requests moved
     * @param stage the last that was reached, for people: {@code 25 %}; empty when none was
     * @param weight the largest share in percent that the new versions had
     * @param cause why it ended as it did, for people; empty when all went well
     * @param json all that happened, for programs, in its documented form
     */
    public RolloutResult(
            Outcome outcome,
            String message,
            Ending ending,
            String id,
            List<String> services,
            String stage,
            BigDecimal weight,
            String cause,
            String json) {
        super(outcome, message);
        this.ending = ending;
        this.id = id;
        this.services = new ArrayList<>(services);
        this.stage = stage;
        this.weight = weight;
        this.cause = cause;
        this.json = json;
    }

    /** One of the names of {@link Ending}, for example {@code PROMOTED}. */
    public String getEnding() {
        return ending.name();
    }

    /** Whether all requests go to the new versions. */
    public boolean isPromoted() {
        return ending == Ending.PROMOTED;
    }

    /** Whether all is as it was before, because of trouble. */
    public boolean isRolledBack() {
        return ending == Ending.ROLLED_BACK;
    }

    /** Whether it stopped half way, and a person has to look. */
    public boolean isHeld() {
        return ending == Ending.HELD;
    }

    /** By which the record of the rollout is found; empty when it never began. */
    public String getId() {
        return id;
    }

    /** The service whose requests moved; the first of them, where there are several. */
    public String getService() {
        return services.isEmpty() ? "" : services.get(0);
    }

    /** All services whose requests moved. */
    public List<String> getServices() {
        return new ArrayList<>(services);
    }

    /** The last stage that was reached, for people; empty when none was. */
    public String getStage() {
        return stage;
    }

    /** The largest share in percent that the new versions had. */
    public BigDecimal getWeight() {
        return weight;
    }

    /** Why it ended as it did, for people; empty when all went well. */
    public String getCause() {
        return cause;
    }

    /** All that happened, for programs, in its documented JSON form. */
    public String getJson() {
        return json;
    }
}
