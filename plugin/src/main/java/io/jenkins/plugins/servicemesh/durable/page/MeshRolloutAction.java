package io.jenkins.plugins.servicemesh.durable.page;

import hudson.model.Item;
import hudson.model.Run;
import hudson.util.HttpResponses;
import io.jenkins.plugins.servicemesh.durable.page.chart.RolloutChart;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.RunAction2;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.GET;

/** The rollouts of a build: a page that is drawn live, its data as JSON, and a chart of each. */
public final class MeshRolloutAction implements RunAction2 {

    private final CopyOnWriteArrayList<RolloutView> rollouts = new CopyOnWriteArrayList<>();
    private transient @Nullable Run<?, ?> run;

    /** That of a build, made when it has none. */
    public static synchronized MeshRolloutAction of(Run<?, ?> run) {
        MeshRolloutAction there = run.getAction(MeshRolloutAction.class);
        if (there != null) {
            return there;
        }
        MeshRolloutAction fresh = new MeshRolloutAction();
        run.addAction(fresh);
        return fresh;
    }

    /** Shows a rollout as it is now; kept with the build when there is something to keep. */
    public void show(String cluster, RolloutRecord record) {
        Optional<RolloutView> there = rollout(record.id());
        boolean news = there.isEmpty()
                || there.get().moments().size() != record.state().moments().size();
        there.ifPresentOrElse(view -> view.show(record), () -> add(new RolloutView(cluster, record)));
        if (news) {
            save();
        }
    }

    private void add(RolloutView view) {
        if (run != null) {
            view.attach(run);
        }
        rollouts.add(view);
    }

    /** Keeps what is known now with the build, unless that was deleted: it must not come back as a folder with nothing in it. */
    void save() {
        try {
            if (run != null && run.getRootDir().isDirectory()) {
                run.save();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<RolloutView> rollout(String id) {
        return rollouts.stream().filter(view -> view.getId().equals(id)).findFirst();
    }

    public List<RolloutView> getRollouts() {
        return List.copyOf(rollouts);
    }

    /** Whether the page has something to wait for: the build may begin another one. */
    public boolean isLive() {
        return run != null && run.isBuilding();
    }

    public @Nullable Run<?, ?> getRun() {
        return run;
    }

    @Override
    public void onAttached(Run<?, ?> owner) {
        run = owner;
        RolloutMark.set(owner.getParent());
    }

    @Override
    public void onLoad(Run<?, ?> owner) {
        run = owner;
        rollouts.forEach(view -> view.attach(owner));
    }

    @Override
    public String getIconFileName() {
        return "symbol-git-branch-outline plugin-ionicons-api";
    }

    @Override
    public String getDisplayName() {
        return "Rollouts";
    }

    @Override
    public String getUrlName() {
        return "rollouts";
    }

    /** All of them, as JSON. */
    @GET
    @WebMethod(name = "state")
    public void doState(StaplerResponse2 response) throws IOException {
        checkPermission();
        response.setContentType("application/json;charset=UTF-8");
        JsonObject all = JsonObject.EMPTY
                .with("live", isLive())
                .with("rollouts", rollouts.stream().map(MeshRolloutAction::json).toList());
        response.getOutputStream().write(JsonText.print(all).getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject json(RolloutView view) {
        return view.toJson().with("state", JsonText.parseObject(view.getState()));
    }

    /** The chart of one, as SVG without script and style. */
    @GET
    @WebMethod(name = "chart")
    public void doChart(StaplerResponse2 response, @QueryParameter String id) throws IOException {
        checkPermission();
        RolloutView view = rollout(id).orElseThrow(HttpResponses::notFound);
        response.setContentType("image/svg+xml;charset=UTF-8");
        response.getOutputStream().write(view.chart(RolloutChart.INK_OF_A_FILE).getBytes(StandardCharsets.UTF_8));
    }

    private void checkPermission() {
        Run<?, ?> owner = run;
        if (owner == null) {
            throw HttpResponses.notFound();
        }
        owner.checkPermission(Item.READ);
    }
}
