package io.jenkins.plugins.servicemesh.check.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bundled schemas on the documents that Istio publishes with its own verdict on them. */
class PublishedDocumentsTest {

    private static List<Finding> findings(JsonObject document) {
        return SchemaCatalog.bundled().check(document);
    }

    private static List<String> errors(String folder, String suffix) throws IOException {
        return MeshTestData.documents(folder, suffix)
                .flatMap(document -> Finding.errors(findings(document)).stream())
                .map(Finding::describe)
                .toList();
    }

    @Test
    void validDocumentsAreAccepted() throws IOException {
        assertThat(errors("istio-crd-testdata", "-valid.yaml"))
                // the IPv6 address 001:db8:: without quotes in a flow list is a mapping in YAML
                .containsExactly("ServiceEntry default/full, spec.addresses[1]: must be a text, not an object");
    }

    @Test
    void samplesAreAccepted() throws IOException {
        assertThat(errors("istio-samples", ".yaml")).isEmpty();
    }

    @Test
    void halfOfTheInvalidDocumentsAreRefusedByStructureAlone() throws IOException {
        assertThat(MeshTestData.documents("istio-crd-testdata", "-invalid.yaml")
                        .filter(document -> !findings(document).isEmpty()))
                .hasSizeGreaterThanOrEqualTo(38);
    }
}
