package io.jenkins.plugins.servicemesh.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.dsl.data.DataWriter;
import io.jenkins.plugins.servicemesh.dsl.grammar.Statement;
import io.jenkins.plugins.servicemesh.dsl.word.MeshLanguage;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema of mesh files; with -Dwrite.docs=true this test writes it. */
class MeshFileSchemaTest {

    private static final Path PUBLISHED = Path.of("docs/mesh-file.schema.json");
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(JsonText.print(MeshFile.schema()));

    static Stream<DslWords.Entry> words() {
        return DslWords.all().stream();
    }

    @Provide
    Arbitrary<List<Statement>> statements() {
        return GeneratedStatements.of(MeshLanguage.MESH);
    }

    @Test
    void thePublishedSchemaIsTheOneOfTheTables() throws IOException {
        String schema = JsonText.pretty(MeshFile.schema()) + "\n";
        if (Boolean.getBoolean("write.docs")) {
            Files.writeString(PUBLISHED, schema);
        }
        assertThat(Files.readString(PUBLISHED)).isEqualTo(schema);
    }

    @ParameterizedTest
    @MethodSource("words")
    void theSchemaTakesTheExampleOfEveryWord(DslWords.Entry word) throws IOException {
        MeshIntent intent = new MeshDslEvaluator()
                .evaluate(WordExamplesTest.example(word), "example")
                .get(0);

        assertThat(refusals(MeshFile.document(intent))).isEmpty();
    }

    /** Also: what the schema refuses the reader refuses. */
    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void whatTheReaderTakesTheSchemaTakes(@ForAll("statements") List<Statement> statements) {
        Map<String, Object> data = DataWriter.data(MeshLanguage.MESH, statements);
        boolean isTaken = isTaken(data);

        Statistics.collect(isTaken ? "taken" : "refused");
        Statistics.coverage(coverage -> coverage.check("taken").percentage(percent -> percent > 10));
        if (isTaken) {
            assertThat(refusals(document(data))).as("%s", data).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mtsl\": \"STRICT\"}",
                "{\"mtls\": 5}",
                "{\"mtls\": null}",
                "{\"service\": {\"a\": 5}}",
                "{\"service\": {\"a\": {\"requestTimeout\": 3}}}",
                "{\"service\": {\"a\": {\"retries\": {\"perTry\": \"1s\"}}}}",
                "{\"service\": {\"a\": {\"retries\": {\"attempts\": 3, \"perTri\": \"1s\"}}}}",
                "{\"service\": {\"a\": {\"route\": {\"b\": {\"split\": {\"v1\": 120}}}}}}",
                "{\"service\": {\"a\": {\"loadBalancer\": {\"consistentHash\": {\"sourceIp\": false}}}}}",
                "{\"telemetry\": {\"tracing\": {\"enabled\": \"yes\"}}}",
                "{\"allow\": []}",
                "[]",
            })
    void bothTheSchemaAndTheReaderRefuseAMistake(String spec) {
        JsonValue words = JsonText.parse(spec);

        assertThat(refusals(document(words))).isNotEmpty();
        assertThat(isRefusedFile(document(words))).isTrue();
    }

    private static JsonObject document(Object spec) {
        return JsonObject.of("apiVersion", MeshFile.API_VERSION)
                .with("kind", MeshFile.KIND)
                .with("spec", spec);
    }

    private static List<String> refusals(JsonObject document) {
        return SCHEMA.validate(JsonText.print(document), InputFormat.JSON).stream()
                .map(message -> message.getMessage())
                .toList();
    }

    private static boolean isTaken(Map<String, Object> data) {
        try {
            MeshData.intent(Optional.empty(), Optional.of("shop"), data, Place.UNKNOWN);
            return true;
        } catch (FindingsException e) {
            return false;
        }
    }

    private static boolean isRefusedFile(JsonObject document) {
        try {
            MeshFile.read(JsonText.print(document), "x");
            return false;
        } catch (FindingsException e) {
            return true;
        }
    }
}
