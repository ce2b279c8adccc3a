package io.jenkins.plugins.servicemesh.durable.page;

import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutRecord;
import io.jenkins.plugins.servicemesh.rollout.record.StateCodec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One rollout on the page of its build, as it was last seen; kept with the build. */
public final class RolloutView {

    private final String id;
    private final String title;
    private final String cluster;
    private final String namespace;
    private volatile String state;
    private transient volatile @Nullable RolloutState read;

    RolloutView(String cluster, RolloutRecord record) {
        this.id = record.id();
        this.title = record.spec().describe();
        this.cluster = cluster;
        this.namespace = record.namespace();
        this.state = text(record.state());
    }

    private static String text(RolloutState state) {
        return JsonText.print(StateCodec.encode(state));
    }

    void show(RolloutState now) {
        state = text(now);
        read = now;
    }

    public String getId() {
        return id;
    }

    /** What moves, for people. */
    public String getTitle() {
        return title;
    }

    public String getCluster() {
        return cluster;
    }

    public String getNamespace() {
        return namespace;
    }

    /** All that is known of it, as JSON. */
    public String getState() {
        return state;
    }

    /** Whether nothing follows. */
    public boolean isEnded() {
        return state().isEnded();
    }

    /** What happened, one line each, the newest last. */
    public List<MomentView> getMoments() {
        return moments().stream().map(MomentView::new).toList();
    }

    List<Moment> moments() {
        return state().moments();
    }

    private RolloutState state() {
        RolloutState there = read;
        if (there == null) {
            there = StateCodec.decode(JsonText.parseObject(state));
            read = there;
        }
        return there;
    }
}
