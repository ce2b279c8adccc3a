package io.jenkins.plugins.servicemesh.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedObjectsTest {

    private static final Owner OWNER = new Owner("jenkins/deploy");
    private static final ResourceType TYPE = ResourceType.namespaced("example.org", "v1", "Thing", "things");
    private static final Resource KEPT =
            Resource.of(TYPE, "shop", "kept").withAnnotation("meta.helm.sh/release-name", "shop");
    private static final Resource FREE = Resource.of(TYPE, "shop", "free");

    private static Plan plan(Change... changes) {
        List<Finding> findings = List.of(changes).stream()
                .flatMap(change -> OwnershipFindings.of(change, OWNER).stream())
                .toList();
        return new Plan(List.of(changes), findings, List.of());
    }

    private static Change edit(Resource object) {
        return Change.Edit.between(object, object.withSpec(JsonObject.of("a", 1)), List.of("why"));
    }

    @Test
    void areThoseThatThePlanEditsAndAControllerKeeps() {
        Change create = new Change.Create(KEPT, List.of("why"));
        assertThat(SharedObjects.editedBy(plan(edit(KEPT), edit(FREE), create), OWNER))
                .containsExactly(KEPT);
    }

    @Test
    void anEditIsNotedWhereSharingIsAllowed() {
        Plan plan = SharedObjects.allowed(plan(edit(KEPT)), OWNER, namespace -> namespace.equals("shop"));
        assertThat(plan.findings()).singleElement().satisfies(note -> assertThat(note.describe())
                .contains("Helm keeps this object", "a probe"));
        assertThat(Finding.errors(plan.findings())).isEmpty();
    }

    @Test
    void anEditStaysRefusedInOtherNamespaces() {
        Plan refused = plan(edit(KEPT));
        assertThat(SharedObjects.allowed(refused, OWNER, namespace -> namespace.equals("other")))
                .isEqualTo(refused);
    }

    @Test
    void aRemovalStaysRefused() {
        Plan refused = plan(new Change.Remove(KEPT, List.of("why")));
        assertThat(SharedObjects.allowed(refused, OWNER, namespace -> true)).isEqualTo(refused);
    }

    @Test
    void aNamespaceIsSharedWhereItsOwnNameAllowsIt() {
        Resource namespace =
                Resource.of(KubernetesTypes.NAMESPACE, "", "shop").withAnnotation("meta.helm.sh/release-name", "shop");
        Plan plan = SharedObjects.allowed(plan(edit(namespace)), OWNER, name -> name.equals("shop"));
        assertThat(Finding.errors(plan.findings())).isEmpty();
    }

    @Test
    void otherFindingsStay() {
        Finding other = Finding.error("other/rule", "wrong");
        Plan plan = plan(edit(KEPT)).withFindings(List.of(other));
        assertThat(SharedObjects.allowed(plan, OWNER, namespace -> true).findings())
                .contains(other);
    }
}
