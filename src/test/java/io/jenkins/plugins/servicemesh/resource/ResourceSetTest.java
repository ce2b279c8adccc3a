package io.jenkins.plugins.servicemesh.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceSetTest {

    private static final ResourceType V1 = ResourceType.namespaced("example.org", "v1", "Thing", "things");
    private static final ResourceType BETA = ResourceType.namespaced("example.org", "v1beta1", "Thing", "things");

    private static Resource thing(String namespace, String name, int size) {
        return Resource.of(V1, namespace, name).withSpec(JsonObject.of("size", size));
    }

    private final ResourceSet set = ResourceSet.of(List.of(thing("a", "x", 1), thing("a", "y", 2), thing("b", "x", 3)));

    @Test
    void objectsAreFoundByIdentityWhateverTheVersion() {
        assertThat(set.find(ResourceId.of(BETA, "b", "x"))).contains(thing("b", "x", 3));
        assertThat(set.find(ResourceId.of(V1, "b", "y"))).isEmpty();
        assertThat(set.ofType(BETA, "a")).extracting(Resource::name).containsExactly("x", "y");
    }

    @Test
    void oneIdentityTwiceIsRefused() {
        assertThatThrownBy(() -> ResourceSet.of(List.of(thing("a", "x", 1), thing("a", "x", 2))))
                .hasMessage("Thing a/x is there twice");
    }

    @Test
    void mergingTakesTheOthersObject() {
        ResourceSet merged = set.merge(ResourceSet.of(List.of(thing("a", "y", 9), thing("c", "z", 4))));
        assertThat(merged.all())
                .containsExactly(thing("a", "x", 1), thing("a", "y", 9), thing("b", "x", 3), thing("c", "z", 4));
    }

    @Test
    void mergingWhatIsThereReturnsTheSameSet() {
        assertThat(set.merge(ResourceSet.of(List.of(thing("a", "x", 1))))).isSameAs(set);
    }

    @Test
    void theDifferenceNamesAddedChangedAndRemovedObjects() {
        ResourceSet other = ResourceSet.of(List.of(thing("a", "x", 1), thing("a", "y", 9), thing("c", "z", 4)));
        ResourceSet.Difference difference = set.diff(other);
        assertThat(difference.added()).containsExactly(thing("c", "z", 4));
        assertThat(difference.changed())
                .containsExactly(new ResourceSet.Change(thing("a", "y", 2), thing("a", "y", 9)));
        assertThat(difference.removed()).containsExactly(thing("b", "x", 3));
        assertThat(set.diff(set).isEmpty()).isTrue();
    }
}
