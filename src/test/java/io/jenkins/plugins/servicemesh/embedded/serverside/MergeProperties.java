package io.jenkins.plugins.servicemesh.embedded.serverside;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.embedded.field.StructType;
import io.jenkins.plugins.servicemesh.embedded.kind.BuiltinKinds;
import io.jenkins.plugins.servicemesh.embedded.kind.KindRegistry;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of server-side apply, on Services: a map, a list with keys, single fields. */
class MergeProperties {

    private static final StructType SERVICE =
            new KindRegistry(BuiltinKinds.all()).get(KubernetesTypes.SERVICE).fields();
    private static final FieldManager ONE = new FieldManager("one", FieldManager.APPLY, "v1", "");
    private static final FieldManager TWO = new FieldManager("two", FieldManager.APPLY, "v1", "");

    private static final Ownership NOBODY = new Ownership(Map.of());

    @Property(tries = 200)
    void whatIsAppliedTwiceIsAsItWasAppliedOnce(
            @ForAll("services") JsonObject live, @ForAll("services") JsonObject wanted) {
        Application once = apply(live, NOBODY, ONE, wanted);
        Application twice = apply(once.object(), once.ownership(), ONE, wanted);
        assertThat(twice.object()).isEqualTo(once.object());
        assertThat(twice.ownership()).isEqualTo(once.ownership());
        assertThat(twice.conflicts()).isEmpty();
    }

    @Property(tries = 200)
    void allThatIsAppliedIsInTheResult(@ForAll("services") JsonObject live, @ForAll("services") JsonObject wanted) {
        JsonObject result = apply(live, NOBODY, ONE, wanted).object();
        assertThat(Merge.of(SERVICE, result, wanted)).isEqualTo(result);
    }

    @Property(tries = 200)
    void whatNobodyNamesStays(@ForAll("services") JsonObject live) {
        assertThat(apply(live, NOBODY, ONE, JsonObject.EMPTY).object()).isEqualTo(live);
    }

    @Property(tries = 200)
    void whatAnApplierNoLongerNamesAndNobodyElseOwnsIsGone(@ForAll("services") JsonObject wanted) {
        Application there = apply(JsonObject.EMPTY, NOBODY, ONE, wanted);
        Application gone = apply(there.object(), there.ownership(), ONE, JsonObject.EMPTY);
        assertThat(AppliedFields.of(SERVICE, gone.object()).paths()).isEmpty();
        assertThat(gone.ownership()).isEqualTo(NOBODY);
    }

    @Property(tries = 200)
    void whatAnotherAppliedToStaysWhenTheFirstLetsGo(@ForAll("services") JsonObject wanted) {
        Application first = apply(JsonObject.EMPTY, NOBODY, ONE, wanted);
        Application second = apply(first.object(), first.ownership(), TWO, wanted);
        assertThat(second.conflicts()).as("the same values").isEmpty();
        Application left = apply(second.object(), second.ownership(), ONE, JsonObject.EMPTY);
        assertThat(left.object()).isEqualTo(first.object());
    }

    private static Application apply(JsonObject live, Ownership owners, FieldManager applier, JsonObject wanted) {
        return Application.of(SERVICE, live, owners, applier, wanted);
    }

    @Provide
    Arbitrary<JsonObject> services() {
        Arbitrary<Map<String, String>> selector = Arbitraries.maps(
                        Arbitraries.of("app", "version", "track"), Arbitraries.of("a", "b"))
                .ofMinSize(1);
        Arbitrary<List<JsonObject>> ports = Arbitraries.of(80, 81, 82)
                .flatMap(number -> Arbitraries.of("http", "tcp").map(name -> JsonObject.of("port", number)
                        .with("protocol", "TCP")
                        .with("name", name)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .uniqueElements(port -> port.number("port").orElseThrow());
        Arbitrary<String> type = Arbitraries.of("ClusterIP", "NodePort");
        return Combinators.combine(selector, ports, type, Arbitraries.integers().between(0, 7))
                .as(MergeProperties::service);
    }

    /** Only the parts whose bit is set. */
    private static JsonObject service(Map<String, String> selector, List<JsonObject> ports, String type, int parts) {
        JsonObject spec = JsonObject.EMPTY;
        spec = (parts & 1) == 0 ? spec : spec.with("selector", selector);
        spec = (parts & 2) == 0 ? spec : spec.with("ports", ports);
        spec = (parts & 4) == 0 ? spec : spec.with("type", type);
        return spec.isEmpty() ? spec : JsonObject.of("spec", spec);
    }
}
