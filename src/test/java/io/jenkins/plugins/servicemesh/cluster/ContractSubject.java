package io.jenkins.plugins.servicemesh.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** What the parts of the contract are tried on. */
interface ContractSubject {

    AtomicInteger NAMES = new AtomicInteger();

    /** The cluster under test; it has Istio's kinds and an admission webhook that judges VirtualServices. */
    Cluster cluster();

    /** The same cluster for a caller who may only read Istio's objects in {@link #fencedNamespace}, and nothing else there. */
    Cluster readOnlyCluster();

    /** The namespace in which that caller may only read; a VirtualService {@code reviews} stands there. */
    String fencedNamespace();

    /** A namespace that is there and is nobody else's. */
    String namespace();

    /** A name that no other behaviour uses. */
    default String fresh(String prefix) {
        return prefix + "-" + NAMES.incrementAndGet();
    }

    default Resource stored(Resource resource) {
        return cluster().create(resource, WriteMode.STORE);
    }

    default Resource now(ResourceId id) {
        return cluster().read(id).orElseThrow();
    }

    default Resource now(Resource resource) {
        return now(resource.id());
    }

    default Optional<Resource> found(Resource resource) {
        return cluster().read(resource.id());
    }

    default Resource patched(Resource resource, JsonPatch.Operation... operations) {
        return cluster().patch(resource.id(), new JsonPatch(List.of(operations)), WriteMode.STORE);
    }

    default Resource storedVirtualService() {
        return stored(Samples.virtualService(namespace(), fresh("reviews")));
    }

    default Resource storedConfigMap() {
        return stored(Samples.configMap(namespace(), fresh("settings")));
    }

    default String storedNamespace() {
        return stored(Samples.namespace(fresh(namespace()))).name();
    }

    static ClusterException refusal(ThrowingCallable call) {
        ClusterException refusal = catchThrowableOfType(ClusterException.class, call);
        assertThat(refusal).as("refusal").isNotNull();
        return refusal;
    }

    static Reason reasonOf(ThrowingCallable call) {
        return refusal(call).reason();
    }

    static JsonPatch.Operation test(String path, @Nullable Object value) {
        return new JsonPatch.Test(JsonPointer.parse(path), JsonValue.of(value));
    }

    static JsonPatch.Operation add(String path, Object value) {
        return new JsonPatch.Add(JsonPointer.parse(path), JsonValue.of(value));
    }

    static JsonPatch.Operation set(String path, Object value) {
        return new JsonPatch.Replace(JsonPointer.parse(path), JsonValue.of(value));
    }

    static JsonPatch.Operation remove(String path) {
        return new JsonPatch.Remove(JsonPointer.parse(path));
    }
}
