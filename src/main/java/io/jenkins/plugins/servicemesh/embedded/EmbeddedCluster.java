package io.jenkins.plugins.servicemesh.embedded;

import io.jenkins.plugins.servicemesh.embedded.call.AccessRule;
import io.jenkins.plugins.servicemesh.embedded.call.AdmissionHook;
import io.jenkins.plugins.servicemesh.embedded.call.Caller;
import io.jenkins.plugins.servicemesh.embedded.call.ServerState;
import io.jenkins.plugins.servicemesh.embedded.controller.Kubelet;
import io.jenkins.plugins.servicemesh.embedded.http.HttpFrontEnd;
import io.jenkins.plugins.servicemesh.embedded.kind.BuiltinKinds;
import io.jenkins.plugins.servicemesh.embedded.kind.CustomKinds;
import io.jenkins.plugins.servicemesh.embedded.kind.KindRegistry;
import io.jenkins.plugins.servicemesh.embedded.kind.ServedKind;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A cluster in this JVM: an API server on the loopback address, with the namespaces that every cluster has, one node, and
 * Istio's validation of its objects. It forgets everything when it is closed.
 */
public final class EmbeddedCluster implements AutoCloseable {

    private static final List<String> NAMESPACES = List.of("default", "kube-node-lease", "kube-public", "kube-system");

    private final ServerState state;
    private final ApiServer server;
    private final RequestPipeline pipeline;
    private final Administrator administrator;
    private final HttpFrontEnd frontEnd;

    private EmbeddedCluster(EmbeddedOptions options) {
        List<ServedKind> kinds = new ArrayList<>(BuiltinKinds.all());
        kinds.addAll(CustomKinds.of(options.catalog()));
        state = new ServerState(new KindRegistry(kinds), options.clock());
        state.found(NAMESPACES, Kubelet.NODE);
        state.admission().add(IstioValidation.NAME, new IstioValidation());
        server = new ApiServer(state);
        pipeline = new RequestPipeline(server);
        administrator = new Administrator(server, state.kinds());
        frontEnd = new HttpFrontEnd(options.port(), pipeline::answer);
    }

    /** Starts one on any free port, with the bundled kinds. */
    public static EmbeddedCluster start() {
        return start(EmbeddedOptions.defaults());
    }

    /** Starts one. @throws UncheckedIOException when the port is not free */
    public static EmbeddedCluster start(EmbeddedOptions options) {
        return new EmbeddedCluster(options);
    }

    /** Where it listens, without a slash at the end. */
    public URI url() {
        return frontEnd.url();
    }

    /** A kubeconfig with one context, {@code embedded}. */
    public String kubeconfig() {
        return """
                apiVersion: v1
                kind: Config
                current-context: embedded
                clusters:
                - name: embedded
                  cluster:
                    server: %s
                users:
                - name: embedded
                  user: {}
                contexts:
                - name: embedded
                  context:
                    cluster: embedded
                    user: embedded
                """.formatted(url());
    }

    /** Writes the kubeconfig there and returns the place. @throws UncheckedIOException when it cannot be written */
    public Path writeKubeconfig(Path file) {
        try {
            return Files.writeString(file, kubeconfig());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Creates or replaces the objects of these YAML documents, in order, as someone with kubectl would. Objects without a
     * namespace go to {@code default}.
     *
     * @throws IllegalArgumentException at the first that the server refuses
     */
    public EmbeddedCluster load(String yamlDocuments) {
        administrator.apply(yamlDocuments);
        return this;
    }

    /**
     * Changes a stored object as someone else would, past the log and the interceptors.
     *
     * @param manager who that is
     * @throws IllegalArgumentException when the object is not there or the server refuses the change
     */
    public void edit(ResourceId object, String manager, UnaryOperator<JsonObject> change) {
        administrator.edit(object.type(), object.namespace(), object.name(), manager, change);
    }

    /** The object as it is stored, in the version of its type. */
    public Optional<Resource> find(ResourceId id) {
        synchronized (server) {
            ServedKind kind = state.kinds().get(id.type());
            return state.objects()
                    .find(kind, id.namespace(), id.name())
                    .map(object ->
                            new Resource(id.type(), kind.view(object, id.type().version())));
        }
    }

    /** The stored objects of a kind, by namespace and name; of all namespaces if the namespace is empty. */
    public List<Resource> list(ResourceType type, String namespace) {
        synchronized (server) {
            ServedKind kind = state.kinds().get(type);
            return state.objects().list(kind, namespace).stream()
                    .map(object -> new Resource(type, kind.view(object, type.version())))
                    .toList();
        }
    }

    /** What came over HTTP since the start or since it was last cleared. */
    public RequestLog requests() {
        return pipeline.log();
    }

    /** Forgets what came so far. */
    public void clearRequests() {
        pipeline.log().clear();
    }

    /** From now on refuses what the rule covers, and says so to those who ask beforehand. */
    public void deny(AccessRule rule) {
        state.access().deny(rule);
    }

    /** From now on that bearer token is this caller's; who sends none is an administrator. */
    public void recognise(String token, Caller caller) {
        state.access().callers().add(token, caller);
    }

    /** From now on asks the hook about every write, under that name; a hook of the same name is replaced. */
    public void admit(String name, AdmissionHook hook) {
        state.admission().add(name, hook);
    }

    /** From now on lets the interceptor see every request, after those that were added before it. */
    public void intercept(RequestInterceptor interceptor) {
        pipeline.add(interceptor);
    }

    /**
     * From now on tells of every change of a stored object, within the write that makes it: the object as it is then, or as it was
     * last when it is gone.
     */
    public void listen(Consumer<Resource> listener) {
        synchronized (server) {
            state.objects()
                    .listen(event -> listener.accept(new Resource(event.kind().type(), event.object())));
        }
    }

    @Override
    public void close() {
        frontEnd.close();
    }
}
