package io.jenkins.plugins.servicemesh.durable;

import hudson.model.Run;
import io.jenkins.plugins.servicemesh.durable.page.MeshRolloutAction;
import io.jenkins.plugins.servicemesh.durable.page.RolloutKeeper;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutRecord;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jspecify.annotations.Nullable;

/** Shows how far a rollout is: at its step, and on the page of its build. */
final class RolloutDisplay {

    private static final int LONGEST_LABEL = 100;

    private final Run<?, ?> run;
    private final MeshRolloutAction page;
    private final RolloutKeeper keeper;
    private final String cluster;
    private final Optional<FlowNode> node;
    private String label = "";
    private @Nullable RolloutState shown;

    RolloutDisplay(Run<?, ?> run, Optional<FlowNode> node, @Nullable String cluster, RolloutRecord record) {
        this.run = run;
        this.page = MeshRolloutAction.of(run);
        this.cluster = cluster == null ? "" : cluster;
        this.keeper = new RolloutKeeper(run, this.cluster);
        this.node = node;
        show(record);
        keeper.begin(record);
    }

    void show(RolloutRecord record) {
        if (record.state().equals(shown) || !run.getRootDir().isDirectory()) {
            return; // the build may be deleted: it must not come back as a folder with nothing in it
        }
        shown = record.state();
        page.show(cluster, record);
        String now = label(record);
        if (!now.equals(label)) {
            label = now;
            node.ifPresent(there -> there.addOrReplaceAction(new LabelAction(now)));
        }
        if (record.state().isEnded()) {
            keeper.end(record);
        }
    }

    /** The new version and its share: {@code reviews-v2 25 %}. */
    private static String label(RolloutRecord record) {
        RolloutTarget target = record.spec().targets().get(0);
        String share = record.state().moments().stream()
                .filter(moment -> !moment.share().isEmpty())
                .reduce((before, moment) -> moment)
                .map(Moment::share)
                .orElse("0");
        String text = target.service() + "-" + target.to().name() + " " + share + " %";
        return text.length() > LONGEST_LABEL ? text.substring(0, LONGEST_LABEL) : text;
    }
}
