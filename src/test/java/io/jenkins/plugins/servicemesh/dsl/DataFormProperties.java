package io.jenkins.plugins.servicemesh.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.dsl.data.DataWriter;
import io.jenkins.plugins.servicemesh.dsl.grammar.Statement;
import io.jenkins.plugins.servicemesh.dsl.word.MeshLanguage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/** Whatever is written, right or wrong: the closure form and the data form of it mean the same, or are refused for the same reasons. */
class DataFormProperties {

    private final MeshDslEvaluator evaluator = new MeshDslEvaluator();

    @Provide
    Arbitrary<List<Statement>> statements() {
        return GeneratedStatements.of(MeshLanguage.MESH);
    }

    @Provide
    Arbitrary<List<Statement>> rollouts() {
        return GeneratedStatements.of(MeshLanguage.MESH.only("canary", "blueGreen"));
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void bothFormsOfRolloutsMeanTheSame(@ForAll("rollouts") List<Statement> statements) {
        bothFormsMeanTheSame(statements);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void rolloutsThatAreWrittenAsDataAreReadAsTheSame(@ForAll("rollouts") List<Statement> statements) {
        whatIsWrittenAsDataIsReadAsTheSame(statements);
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void bothFormsMeanTheSame(@ForAll("statements") List<Statement> statements) {
        String script = "mesh(namespace: 'shop') {\n" + GeneratedStatements.script(statements) + "}\n";
        var data = DataWriter.data(MeshLanguage.MESH, statements);

        Object closure = meaning(() -> evaluator.evaluate(script, "x.mesh").get(0));
        Object plain = meaning(() -> MeshData.intent(Optional.empty(), Optional.of("shop"), data, Place.UNKNOWN));

        Statistics.collect(closure instanceof List ? "refused" : "meant");
        Statistics.coverage(coverage -> coverage.check("meant").percentage(percent -> percent > 10));
        assertThat(plain).as("%s%n%s", script, data).isEqualTo(closure);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void whatIsWrittenAsDataIsReadAsTheSame(@ForAll("statements") List<Statement> statements) {
        var data = DataWriter.data(MeshLanguage.MESH, statements);
        Object first = meaning(() -> MeshData.intent(Optional.empty(), Optional.of("shop"), data, Place.UNKNOWN));
        if (first instanceof List) {
            return;
        }
        MeshIntent intent = MeshData.intent(Optional.empty(), Optional.of("shop"), data, Place.UNKNOWN);

        assertThat(meaning(() -> MeshData.intent(Optional.empty(), Optional.of("shop"), intent.data(), Place.UNKNOWN)))
                .isEqualTo(first);
    }

    /** What is wanted, or why it is refused: the rules and the places. */
    private static Object meaning(Supplier<MeshIntent> form) {
        try {
            MeshIntent intent = form.get();
            return Map.of("mesh", intent.spec(), "rollouts", intent.rollouts());
        } catch (FindingsException e) {
            return e.findings().stream()
                    .map(DataFormProperties::reason)
                    .sorted()
                    .toList();
        }
    }

    private static String reason(Finding finding) {
        return finding.rule() + " at " + finding.place().path();
    }
}
