package io.jenkins.plugins.servicemesh.istio.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import io.jenkins.plugins.servicemesh.resource.TextFormatException;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Our rules against what Istio itself publishes; skipped where that data is not there. */
class IstioPublishedDataTest {

    private static final List<ResourceType> WITH_RULES = List.of(
            IstioTypes.VIRTUAL_SERVICE,
            IstioTypes.DESTINATION_RULE,
            IstioTypes.PEER_AUTHENTICATION,
            IstioTypes.REQUEST_AUTHENTICATION,
            IstioTypes.TELEMETRY,
            IstioTypes.AUTHORIZATION_POLICY,
            IstioTypes.SERVICE_ENTRY,
            IstioTypes.GATEWAY,
            IstioTypes.SIDECAR);

    @Test
    void noSampleOfIstioBreaksARule() throws IOException {
        List<Resource> samples = resources(folder("istio-samples"), file -> true);
        assertThat(samples).hasSizeGreaterThan(20);
        assertThat(errors(samples)).isEmpty();
    }

    @Test
    void nothingThatIstioCallsValidBreaksARule() throws IOException {
        List<Resource> valid = resources(folder("istio-crd-testdata"), file -> file.endsWith("-valid.yaml"));
        assertThat(valid).hasSizeGreaterThan(10);
        assertThat(errors(valid)).isEmpty();
    }

    @Test
    void allThatIstioCallsInvalidBreaksARuleButEnumsWhichAreTheSchemas() throws IOException {
        List<Resource> invalid = resources(folder("istio-crd-testdata"), file -> file.endsWith("-invalid.yaml"));
        List<String> unnoticed = invalid.stream()
                .filter(resource -> WITH_RULES.contains(resource.type()))
                .filter(resource -> errors(List.of(resource)).isEmpty())
                .map(resource -> resource.tree().text("_err").orElse(""))
                .toList();
        assertThat(unnoticed).allMatch(reason -> reason.startsWith("Unsupported value"));
    }

    private static Path folder(String name) {
        Path data = Path.of(Optional.ofNullable(System.getenv("MESH_TEST_DATA")).orElse("../shared/data"));
        assumeTrue(
                Files.isDirectory(data.resolve(name)),
                "skipped: no test data of Istio in " + data + " (MESH_TEST_DATA)");
        return data.resolve(name);
    }

    private static List<String> errors(List<Resource> resources) {
        return resources.stream()
                .flatMap(resource -> IstioRules.check(resource).stream())
                .filter(Finding::isError)
                .map(Finding::describe)
                .toList();
    }

    private static List<Resource> resources(Path folder, Predicate<String> wanted) throws IOException {
        List<Resource> resources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> wanted.test(path.toString()))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList()) {
                documents(file).forEach(document -> type(document)
                        .ifPresent(type -> resources.add(new Resource(type, document))));
            }
        }
        return resources;
    }

    /** None where the file is a template and not YAML. */
    private static List<JsonObject> documents(Path file) throws IOException {
        try {
            return YamlText.parseAll(Files.readString(file)).stream()
                    .filter(JsonObject.class::isInstance)
                    .map(JsonObject.class::cast)
                    .toList();
        } catch (TextFormatException e) {
            return List.of();
        }
    }

    private static Optional<ResourceType> type(JsonObject document) {
        String kind = document.text("kind").orElse("");
        String group = document.text("apiVersion").orElse("").replaceAll("/.*", "");
        return IstioTypes.ALL.stream()
                .filter(type -> type.kind().equals(kind) && type.group().equals(group))
                .findFirst();
    }
}
