package io.jenkins.plugins.servicemesh.embedded.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.embedded.ClusterTest;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import org.junit.jupiter.api.Test;

class OpenApiTest extends ClusterTest {

    @Test
    void everyGroupAndVersionHasADocument() {
        JsonObject paths = api.get("/openapi/v3").json().object("paths");
        assertThat(paths.keys()).contains("api/v1", "apis/apps/v1", "apis/networking.istio.io/v1");
        paths.keys().forEach(path -> assertThat(api.get("/openapi/v3/" + path).status())
                .as(path)
                .isEqualTo(200));
    }

    @Test
    void aDocumentDescribesItsKindsFieldByField() {
        JsonObject schemas =
                api.get("/openapi/v3/apis/apps/v1").json().object("components").object("schemas");
        assertThat(schemas.object("io.k8s.api.apps.v1.DeploymentSpec")
                        .object("properties")
                        .object("replicas")
                        .texts())
                .containsEntry("type", "integer");
    }
}
