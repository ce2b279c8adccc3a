package io.jenkins.plugins.servicemesh;

import hudson.model.Result;
import io.jenkins.plugins.servicemesh.config.MeshCluster;
import io.jenkins.plugins.servicemesh.config.MeshConfiguration;
import io.jenkins.plugins.servicemesh.config.MeshGrant;
import io.jenkins.plugins.servicemesh.embedded.EmbeddedCluster;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** A real Jenkins with one named cluster, {@code prod}: an embedded API server with the shop of the examples in it. */
public final class MeshOnJenkins implements AutoCloseable {

    /** The examples of this project. */
    public static final Path EXAMPLES = Path.of("..", "dsl-examples");

    private final JenkinsRule jenkins;
    private final EmbeddedCluster server;

    private MeshOnJenkins(JenkinsRule jenkins, EmbeddedCluster server) {
        this.jenkins = jenkins;
        this.server = server;
    }

    /** All jobs may do all that can be granted in the namespace {@code shop}. */
    public static MeshOnJenkins start(JenkinsRule jenkins) throws IOException {
        MeshOnJenkins mesh = new MeshOnJenkins(
                jenkins, EmbeddedCluster.start().load(Files.readString(EXAMPLES.resolve("cluster.yaml"))));
        MeshGrant all = new MeshGrant("shop");
        all.setTraffic(true);
        all.setSecurity(true);
        all.setNamespace(true);
        all.setShare(true);
        return mesh.granting(all);
    }

    /** The jobs may do this much. */
    public MeshOnJenkins granting(MeshGrant... grants) {
        MeshCluster cluster = new MeshCluster("prod");
        cluster.setUrl(server.url().toString());
        cluster.setGrants(List.of(grants));
        MeshConfiguration.get().setClusters(List.of(cluster));
        return this;
    }

    /** The cluster is configured like this in addition. */
    public MeshOnJenkins with(Consumer<MeshCluster> settings) {
        MeshConfiguration configuration = MeshConfiguration.get();
        configuration.getClusters().forEach(settings);
        configuration.save();
        return this;
    }

    /** Version 2 of reviews is as ready for all requests as version 1. */
    public MeshOnJenkins readyForBoth() {
        server.load("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: reviews-v2, namespace: shop}
                spec:
                  replicas: 2
                  selector:
                    matchLabels: {app: reviews, version: v2}
                  template:
                    metadata:
                      labels: {app: reviews, version: v2}
                    spec:
                      containers: [{name: reviews, image: 'reviews:v2', ports: [{containerPort: 9080}]}]
                """);
        return this;
    }

    /** The API server. */
    public EmbeddedCluster server() {
        return server;
    }

    /** Runs a sandboxed Pipeline to its end. */
    public WorkflowRun run(Result expected, String script) throws Exception {
        return jenkins.assertBuildStatus(expected, job(script).scheduleBuild2(0));
    }

    /** Runs steps inside {@code withMesh(cluster: 'prod', namespace: 'shop')}. */
    public WorkflowRun runSteps(Result expected, String steps) throws Exception {
        return run(expected, "withMesh(cluster: 'prod', namespace: 'shop') {\n" + steps + "\n}");
    }

    /** A job with this sandboxed Pipeline. */
    public WorkflowJob job(String script) throws IOException {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(definition(script));
        return job;
    }

    /** The same under a name. */
    public WorkflowJob job(String name, String script) throws IOException {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(definition(script));
        return job;
    }

    private static CpsFlowDefinition definition(String script) {
        try {
            return new CpsFlowDefinition(script, true);
        } catch (hudson.model.Descriptor.FormException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The only object of a kind in the namespace {@code shop}. */
    public Resource only(ResourceType type) {
        List<Resource> all = server.list(type, "shop");
        if (all.size() != 1) {
            throw new AssertionError("not exactly one " + type.kind() + ": " + all);
        }
        return all.get(0);
    }

    /** The first route of the only VirtualService. */
    public JsonObject route() {
        return only(IstioTypes.VIRTUAL_SERVICE).spec().array("http").objects().get(0);
    }

    /** How many of a hundred requests a version gets by the first route. */
    public int weightOf(String version) {
        List<JsonObject> destinations = route().array("route").objects();
        return destinations.stream()
                .filter(one ->
                        one.object("destination").text("subset").orElse("").equals(version))
                .mapToInt(one -> one.number("weight")
                        .map(weight -> weight.value().intValue())
                        .orElse(destinations.size() == 1 ? 100 : 0))
                .sum();
    }

    @Override
    public void close() {
        server.close();
    }
}
