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

    @Override
    public Optional<Response> before(Request request) {
        return Optional.empty();
    }

    @Override
    public Response after(Request request, Response response) {
        boolean stored = request.isWrite() && !request.isDryRun() && response.status() / 100 == 2;
        if (stored && request.path().contains(PATH)) {
            String name = request.path().substring(request.path().lastIndexOf('/') + 1);
            String now = name + " " + weight(name);
            weights.add(now);
            listeners.forEach(listener -> listener.accept(now));
        }
        return response;
    }

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
