package io.jenkins.plugins.servicemesh.durable.page;

import hudson.model.Run;
import io.jenkins.plugins.servicemesh.durable.page.chart.RolloutChart;
import io.jenkins.plugins.servicemesh.durable.page.chart.Sparkline;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutRecord;
import io.jenkins.plugins.servicemesh.rollout.record.SpecCodec;
import io.jenkins.plugins.servicemesh.rollout.record.StateCodec;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One rollout on the page of its build, as it was last seen; kept with the build. */
public final class RolloutView {

    private final String id;
    private final String cluster;
    private final String namespace;
    private final String by;
    private final String begun;
    private final CheckSamples samples = new CheckSamples();
    private final RolloutObjects objects = new RolloutObjects();
    private volatile String spec;
    private volatile String state;
    private transient volatile @Nullable RolloutState read;
    private transient volatile @Nullable Run<?, ?> run;

    RolloutView(String cluster, RolloutRecord record) {
        this.id = record.id();
        this.cluster = cluster;
        this.namespace = record.namespace();
        this.by = record.by();
        this.begun = record.begun().toString();
        this.spec = JsonText.print(SpecCodec.encode(record.spec()));
        this.state = text(record.state());
        samples.look(record.state().moments());
    }

    private static String text(RolloutState state) {
        return JsonText.print(StateCodec.encode(state));
    }

    /** Its build, which is kept with it and not in it. */
    void attach(Run<?, ?> owner) {
        run = owner;
    }

    void show(RolloutRecord now) {
        samples.look(now.state().moments());
        spec = JsonText.print(SpecCodec.encode(now.spec()));
        state = text(now.state());
        read = now.state();
    }

    RolloutObjects objects() {
        return objects;
    }

    public String getId() {
        return id;
    }

    /** What moves, for people. */
    public String getTitle() {
        return spec().describe();
    }

    public String getCluster() {
        return cluster;
    }

    public String getNamespace() {
        return namespace;
    }

    /** The build or person that began it. */
    public String getBy() {
        return by;
    }

    /** All that is known of it, as JSON. */
    public String getState() {
        return state;
    }

    /** Whether nothing follows. */
    public boolean isEnded() {
        return state().isEnded();
    }

    /** The rollout in a few words. */
    public RolloutSummary getSummary() {
        return new RolloutSummary(spec(), state(), Instant.parse(begun), isLeft());
    }

    private boolean isLeft() {
        Run<?, ?> owner = run;
        return owner != null && !owner.isBuilding() && !isEnded();
    }

    /** The routes' weights before and after. */
    public List<BeforeAfter> getWeights() {
        return objects.weights();
    }

    /** What became of the objects, as lines; empty while it is not known. */
    public String getChanges() {
        return objects.changes();
    }

    /** What happened, one line each, the newest last. */
    public List<MomentView> getMoments() {
        return moments().stream().map(MomentView::new).toList();
    }

    /** The chart, as SVG in the colour of the text around it. */
    public String getChart() {
        return chart(RolloutChart.INK_OF_THE_PAGE);
    }

    String chart(String ink) {
        return RolloutChart.draw(getTitle(), moments(), samples.series(spec()), ink);
    }

    /** The share alone, as a small SVG. */
    public String getSparkline() {
        return Sparkline.draw(getTitle(), moments());
    }

    /** The rollout in a few words, as JSON. */
    public JsonObject toJson() {
        return getSummary()
                .toJson()
                .with("id", id)
                .with("title", getTitle())
                .with("cluster", cluster)
                .with("namespace", namespace)
                .with("by", by);
    }

    List<Moment> moments() {
        return state().moments();
    }

    private RolloutSpec spec() {
        return SpecCodec.decode(JsonText.parseObject(spec));
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
