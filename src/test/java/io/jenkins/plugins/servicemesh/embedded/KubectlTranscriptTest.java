package io.jenkins.plugins.servicemesh.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One transcript of real kubectl holds for both servers: where they answer differently, this one is wrong. */
class KubectlTranscriptTest {

    private static final Path FILES = Path.of("src/test/resources/io/jenkins/plugins/servicemesh/embedded/kubectl")
            .toAbsolutePath();

    @Test
    void theEmbeddedServerIsUsedLikeARealOne(@TempDir Path directory) {
        Path program = Kubectl.find();
        try (EmbeddedCluster cluster = EmbeddedCluster.start()) {
            assertTranscript(program, cluster.writeKubeconfig(directory.resolve("kubeconfig")));
        }
    }

    @Test
    @Tag("e2e")
    void theRealServerSaysTheSame() {
        String kubeconfig = System.getenv("KUBECONFIG");
        assumeTrue(kubeconfig != null, "KUBECONFIG is not set: the transcript was not tried on a real cluster");
        assertTranscript(Kubectl.find(), Path.of(kubeconfig));
    }

    private static void assertTranscript(Path program, Path kubeconfig) {
        Kubectl kubectl = new Kubectl(program, FILES, kubeconfig);
        try {
            assertThat(kubectl.transcript(Files.readAllLines(FILES.resolve("commands.txt"))))
                    .isEqualTo(Files.readString(FILES.resolve("transcript.txt")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
