package io.jenkins.plugins.servicemesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShareCommandTest extends CommandOnQuickstart {

    private static final ResourceId DEFAULT = ResourceId.of(IstioTypes.PEER_AUTHENTICATION, "shop", "default");

    private String file = "";

    @BeforeEach
    void keep() throws IOException {
        file = Files.writeString(folder.resolve("mtls.mesh"), "mesh(namespace: 'shop') { mtls 'STRICT' }")
                .toString();
        server.load("""
                apiVersion: security.istio.io/v1
                kind: PeerAuthentication
                metadata: {name: default, namespace: shop, annotations: {argocd.argoproj.io/tracking-id: 'shop:x'}}
                spec: {mtls: {mode: PERMISSIVE}}
                """);
    }

    private String mode() {
        return server.find(DEFAULT)
                .orElseThrow()
                .spec()
                .object("mtls")
                .text("mode")
                .orElse("");
    }

    @Test
    void whatAControllerKeepsIsRefused() {
        assertThat(mesh("apply", "-f", file)).isEqualTo(ExitCode.NO.number());
        assertThat(err.toString()).contains("Argo CD keeps this object");
        assertThat(mode()).isEqualTo("PERMISSIVE");
    }

    @Test
    void whatAControllerKeepsIsWrittenWithShare() {
        assertThat(mesh("apply", "-f", file, "--share", "--probe-for", "1s")).isEqualTo(ExitCode.DONE.number());
        assertThat(mode()).isEqualTo("STRICT");
    }

    @Test
    void aPlanWithShareSaysThatAProbeComesFirst() {
        assertThat(mesh("plan", "-f", file, "--share")).isEqualTo(ExitCode.DONE.number());
        assertThat(out.toString() + err).contains("before the first write a probe tells");
    }
}
