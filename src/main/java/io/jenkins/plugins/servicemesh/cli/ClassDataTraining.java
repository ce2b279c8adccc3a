package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.embedded.EmbeddedCluster;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Does once what users do most, a plan and a run, so that the JVM can lay out the classes they load in an archive. Run by
 * the build, with the folder of an example that holds a Jenkinsfile, the same intent as a DSL file, and cluster.yaml.
 */
final class ClassDataTraining {

    private ClassDataTraining() {}

    /** @param args the example's folder */
    public static void main(String[] args) throws Exception {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("picocli.disable.closures", "true");
        Path example = Path.of(args[0]);
        Path folder = Files.createTempDirectory("mesh-training");
        Path kubeconfig = folder.resolve("kubeconfig");
        Path intent = example.resolve("reviews.mesh");
        List<Integer> codes;
        TlsTraining.run(folder);
        try (EmbeddedCluster cluster = EmbeddedCluster.start()) {
            cluster.load(Files.readString(example.resolve("cluster.yaml"), StandardCharsets.UTF_8));
            cluster.writeKubeconfig(kubeconfig);
            codes = List.of(
                    mesh(kubeconfig, "plan", "-f", intent.toString()),
                    mesh(kubeconfig, "apply", "-f", intent.toString()),
                    mesh(kubeconfig, "status", "-n", "shop"),
                    mesh(kubeconfig, "rollback", "-n", "shop"),
                    mesh(kubeconfig, "run", example.resolve("Jenkinsfile").toString()));
        } finally {
            Files.deleteIfExists(kubeconfig);
            Files.deleteIfExists(folder);
        }
        if (!codes.equals(List.of(0, 0, ExitCode.DEGRADED.number(), 0, 0))) { // the example's cluster has no istiod
            throw new IllegalStateException("the training did not end well: " + codes);
        }
    }

    private static int mesh(Path kubeconfig, String... arguments) {
        return Mesh.run(System.in, System.out, System.out, Map.of("KUBECONFIG", kubeconfig.toString()), arguments);
    }
}
