package io.jenkins.plugins.servicemesh.embedded.serverside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FieldSetProperties {

    @Property(tries = 200)
    void aSetIsReadAsItWasWritten(@ForAll("sets") FieldSet set) {
        // a tree cannot say of its own root whether it belongs to the set
        assertThat(FieldSet.parse(set.toJson()).union(here(set))).isEqualTo(set);
    }

    @Property(tries = 200)
    void whatIsTakenAwayAndWhatIsSharedMakeTheWhole(@ForAll("sets") FieldSet a, @ForAll("sets") FieldSet b) {
        assertThat(a.minus(b).union(a.intersection(b))).isEqualTo(a);
        assertThat(a.minus(b).intersection(b)).isEqualTo(FieldSet.EMPTY);
    }

    @Property(tries = 200)
    void aUnionHasThePathsOfBoth(@ForAll("sets") FieldSet a, @ForAll("sets") FieldSet b) {
        assertThat(a.union(b)).isEqualTo(b.union(a));
        assertThat(a.union(b).paths()).containsAll(a.paths()).containsAll(b.paths());
    }

    private static FieldSet here(FieldSet set) {
        return FieldSet.of(set.isMember(), Map.of());
    }

    @Provide
    Arbitrary<FieldSet> sets() {
        return sets(3);
    }

    private static Arbitrary<FieldSet> sets(int depth) {
        Arbitrary<Boolean> members = Arbitraries.of(true, false);
        if (depth == 0) {
            return members.map(member -> FieldSet.of(member, Map.of()));
        }
        Arbitrary<Map<String, FieldSet>> below = Arbitraries.maps(
                        Arbitraries.of("f:a", "f:b", "k:{\"name\":\"x\"}"), sets(depth - 1))
                .ofMaxSize(3);
        return Combinators.combine(members, below).as(FieldSet::of);
    }
}
