package io.jenkins.plugins.servicemesh.durable;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.journal.ServerFields;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Files of a Jenkins that ran a version of the plugin, and what was in the shop's cluster then. Neither knows the cluster's
 * address, and what waited then has time still.
 */
record KeptJenkins(Path folder) {

    private static final Path ALL =
            Path.of("src", "test", "resources", "io", "jenkins", "plugins", "servicemesh", "durable", "kept");

    private static final String CONFIGURATION = "io.jenkins.plugins.servicemesh.config.MeshConfiguration.xml";
    private static final List<String> FILES = List.of(
            CONFIGURATION,
            "io.jenkins.plugins.servicemesh.durable.ledger.BegunRollouts.xml",
            "org.jenkinsci.plugins.workflow.flow.FlowExecutionList.xml",
            "jobs/deploy");
    private static final String ADDRESS = "http://the-cluster";
    private static final String CLUSTER = "cluster.yaml";
    private static final String DEADLINE = "(deadline\\W+)[-\\w:.]+";
    private static final String LATE = "$12999-12-31T00:00:00Z";

    static KeptJenkins ofVersion(String name) {
        return new KeptJenkins(ALL.resolve(name));
    }

    /** Keeps what a Jenkins that has ended and the cluster hold. */
    static void write(Path name, Path home, Shop shop) throws IOException {
        Path folder = ALL.resolve(name);
        for (String file : FILES) {
            copy(home.resolve(file), folder.resolve("home").resolve(file));
        }
        replace(
                folder.resolve("home").resolve(CONFIGURATION),
                shop.server().url().toString(),
                ADDRESS);
        Files.writeString(folder.resolve(CLUSTER), objects(shop).replaceAll(DEADLINE, LATE));
    }

    private static String objects(Shop shop) {
        return Stream.of(KubernetesTypes.CONFIG_MAP, KubernetesTypes.LEASE, IstioTypes.VIRTUAL_SERVICE)
                .flatMap(type -> shop.server().list(type, "shop").stream())
                .map(object -> YamlText.print(ServerFields.without(object).tree()))
                .collect(Collectors.joining("---\n"));
    }

    /** Puts them where a Jenkins that starts finds them. */
    void restore(Path home, Shop shop) throws IOException {
        copy(folder.resolve("home"), home);
        replace(home.resolve(CONFIGURATION), ADDRESS, shop.server().url().toString());
        if (Files.exists(folder.resolve(CLUSTER))) {
            shop.server().load(Files.readString(folder.resolve(CLUSTER)));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private static void replace(Path file, String text, String other) throws IOException {
        Files.writeString(file, Files.readString(file).replace(text, other));
    }
}
