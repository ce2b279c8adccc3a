package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.embedded.EmbeddedCluster;
import io.jenkins.plugins.servicemesh.embedded.RequestInterceptor;
import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.operation.Shop;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The new version's weight in each VirtualService after every write that came over HTTP: {@code prices 50}. */
final class WeightLog implements RequestInterceptor {

    private static final String PATH = "/virtualservices/";

    private final EmbeddedCluster server;
    private final List<String> weights = new CopyOnWriteArrayList<>();
    private final List<Step> steps = new CopyOnWriteArrayList<>();
    private volatile Optional<String> before = Optional.empty();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    WeightLog(EmbeddedCluster server) {
        this.server = server;
        server.intercept(this);
    }

    /** From now on is told of every write. */
    void whenWritten(Consumer<String> listener) {
        listeners.add(listener);
    }

    List<String> weights() {
        return List.copyOf(weights);
    }

    /** The writes that changed a weight, answered or not. */
    List<Step> steps() {
        return List.copyOf(steps);
    }

    @Override
    public Optional<Response> before(Request request) {
        before = isWrite(request) ? Optional.of(weight(name(request))) : Optional.empty();
        return Optional.empty();
    }

    @Override
    public Response after(Request request, Response response) {
        if (isWrite(request)) {
            String now = weight(name(request));
            before.filter(weight -> !weight.equals(now)).ifPresent(weight -> steps.add(new Step(weight, now)));
            before = Optional.empty();
            if (response.status() / 100 == 2) {
                log(name(request) + " " + now);
            }
        }
        return response;
    }

    private void log(String now) {
        weights.add(now);
        listeners.forEach(listener -> listener.accept(now));
    }

    private static boolean isWrite(Request request) {
        return request.isWrite() && !request.isDryRun() && request.path().contains(PATH);
    }

    private static String name(Request request) {
        return request.path().substring(request.path().lastIndexOf('/') + 1);
    }

    /** A change of the new version's weight by one write. */
    record Step(String from, String to) {}

    private String weight(String name) {
        return server.find(ResourceId.of(IstioTypes.VIRTUAL_SERVICE, Shop.NAMESPACE, name))
                .map(WeightLog::weight)
                .orElse("gone");
    }

    /** In the last route: those before it match some requests only. */
    private static String weight(Resource virtualService) {
        List<JsonObject> routes = virtualService.spec().array("http").objects();
        return routes.get(routes.size() - 1).array("route").objects().stream()
                .filter(to -> to.object("destination").text("subset").equals(Optional.of("v2")))
                .map(to -> to.number("weight").map(Object::toString).orElse("all"))
                .findFirst()
                .orElse("none");
    }
}
