package io.jenkins.plugins.servicemesh.durable.page.history;

import hudson.model.Action;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.servicemesh.durable.page.MeshRolloutAction;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.GET;

/**
 * The rollouts of a job's last builds: a page, and its data as JSON. Builds are read only when someone looks, and not
 * all of them.
 */
public final class RolloutHistory implements Action {

    /** How many builds are looked at. */
    public static final int BUILDS = 50;

    private final Job<?, ?> job;

    RolloutHistory(Job<?, ?> job) {
        this.job = job;
    }

    public Job<?, ?> getJob() {
        return job;
    }

    public int getBuilds() {
        return BUILDS;
    }

    /** The newest first. */
    public List<PastRollout> getRollouts() {
        List<PastRollout> all = new ArrayList<>();
        for (Run<?, ?> run : job.getBuilds().limit(BUILDS)) {
            MeshRolloutAction action = run.getAction(MeshRolloutAction.class);
            if (action != null) {
                action.getRollouts().forEach(rollout -> all.add(new PastRollout(run, rollout)));
            }
        }
        return all;
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
        job.checkPermission(Item.READ);
        response.setContentType("application/json;charset=UTF-8");
        JsonObject all = JsonObject.EMPTY.with(
                "rollouts", getRollouts().stream().map(RolloutHistory::json).toList());
        response.getOutputStream().write(JsonText.print(all).getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject json(PastRollout past) {
        return JsonObject.EMPTY
                .with("build", past.getRun().getNumber())
                .with("url", past.getRun().getUrl() + "rollouts/")
                .with("rollout", past.getRollout().toJson());
    }
}
