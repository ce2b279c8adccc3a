package io.jenkins.plugins.servicemesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Files whose rollouts run after what they say of the mesh. */
class ApplyRolloutsTest extends CommandOnQuickstart {

    private static final String SERVICE = """
                service('reviews') {
                    versions 'v1', 'v2'
                    route('default') { split v1: 100, v2: 0 }
                }
            """;

    private String file(String words) throws IOException {
        return Files.writeString(folder.resolve("release.mesh"), "mesh(namespace: 'shop') {\n" + words + "\n}\n")
                .toString();
    }

    private String weights() {
        return server.find(ResourceId.of(IstioTypes.VIRTUAL_SERVICE, "shop", "reviews"))
                .orElseThrow()
                .spec()
                .array("http")
                .toString();
    }

    @Test
    void areRunToTheirEnd() throws IOException {
        server.edit(
                ResourceId.of(KubernetesTypes.DEPLOYMENT, "shop", "reviews-v2"),
                "someone",
                tree -> tree.with("spec", tree.object("spec").with("replicas", 2)));
        String file = file(SERVICE + "canary('reviews') { to 'v2'; weights 50; every '1s' }");
        assertThat(mesh("apply", "-f", file)).as(talk()).isZero();
        assertThat(answer()).contains("done: 2 written", "promoted");
        assertThat(talk()).contains("50 %").doesNotContain("not part of it");
        assertThat(weights()).contains("\"subset\":\"v2\"},\"weight\":100");
    }

    @Test
    void thatAreRefusedMakeTheAnswerNoAndNoOtherBegins() throws IOException {
        String file = file(SERVICE + "canary('reviews') { to 'v9'; weights 50; every '1s' }\n"
                + "canary('reviews') { to 'v2'; weights 50; every '1s' }");
        assertThat(mesh("apply", "-f", file)).isEqualTo(1);
        assertThat(talk()).contains("not begun: the rollout of reviews to v2");
    }
}
