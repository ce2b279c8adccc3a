package io.jenkins.plugins.servicemesh.step.result;

import io.jenkins.plugins.servicemesh.operation.Outcome;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.report.PlanJson;
import io.jenkins.plugins.servicemesh.report.PlanText;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import java.util.ArrayList;
import java.util.List;

/** What would be written: to be shown, approved, and handed to {@code meshApply plan:}. */
public final class PlanResult extends StepResult {
    private static final long serialVersionUID = 1L;

    private final WantedText wanted;
    private final ArrayList<String> fingerprints;
    private final int changes;
    private final String text;
    private final String json;

    private PlanResult(
            Outcome outcome, WantedText wanted, List<String> fingerprints, int changes, String text, String json) {
        super(outcome, "");
        this.wanted = wanted;
        this.fingerprints = new ArrayList<>(fingerprints);
        this.changes = changes;
        this.text = text;
        this.json = json;
    }

    /**
     * The plans of what is wanted.
     *
     * @param plans one for each part that is applied as a whole
     */
    public static PlanResult of(WantedText wanted, List<Plan> plans) {
        Plan all = Plan.join(plans);
        return new PlanResult(
                all.isEmpty() ? Outcome.UNCHANGED : Outcome.DONE,
                wanted,
                plans.stream().map(Plan::fingerprint).toList(),
                all.changes().size(),
                String.join("\n", PlanText.lines(all)),
                JsonText.print(PlanJson.of(all)));
    }

    /** How many writes it needs. */
    public int getChanges() {
        return changes;
    }

    /** Whether nothing has to be written. */
    public boolean isEmpty() {
        return changes == 0;
    }

    /** The plan for people, as lines. */
    public String getText() {
        return text;
    }

    /** The plan for programs, in its documented JSON form. */
    public String getJson() {
        return json;
    }

    /** What was planned. Not for Pipelines. */
    public WantedText wanted() {
        return wanted;
    }

    /** What was approved, part by part. Not for Pipelines. */
    public List<String> fingerprints() {
        return List.copyOf(fingerprints);
    }

    @Override
    public String toString() {
        return text;
    }
}
