package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.MeshManagers;
import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import io.jenkins.plugins.servicemesh.mesh.MeshManager;
import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.operation.AccessRoles;
import io.jenkins.plugins.servicemesh.operation.RequiredAccess;
import io.jenkins.plugins.servicemesh.operation.RequiredAccess.Grant;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "rbac",
        mixinStandardHelpOptions = true,
        description =
                "Prints the roles and bindings that features or files need, and no more; reads and writes no cluster.")
final class RbacCommand implements Callable<Integer> {

    private static final String NAME = "jenkins-service-mesh";

    private final Terminal terminal;

    @Option(
            names = {"-n", "--namespace"},
            required = true,
            paramLabel = "NAME",
            description = "The namespace; also for blocks of files that name none.")
    private String namespace = "";

    @Option(names = "-f", paramLabel = "FILE", description = "What shall be applied: a file or folder, as for 'apply'.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--feature",
            paramLabel = "NAME",
            split = ",",
            description = "What shall be allowed: ${COMPLETION-CANDIDATES} (default without -f: all).")
    private List<RbacFeature> features = new ArrayList<>();

    @Option(
            names = "--service-account",
            paramLabel = "NS/NAME",
            description = "To whom it is granted (default: jenkins of the namespace).")
    private @Nullable String serviceAccount;

    @Option(names = "--group", paramLabel = "NAME", description = "To which group it is granted instead.")
    private @Nullable String group;

    @Option(names = "--mesh", paramLabel = "TYPE", description = "Which mesh (default: ${DEFAULT-VALUE}).")
    private String mesh = "ISTIO";

    RbacCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        MeshManager manager = MeshManagers.of(MeshType.parse(mesh));
        Set<Grant> grants = new LinkedHashSet<>();
        chosen().forEach(feature -> grants.addAll(feature.grants(manager, namespace)));
        files.forEach(file -> grants.addAll(grants(manager, IntentFiles.read(file, terminal))));
        terminal.answer(new AccessRoles(NAME, subject())
                .of(grants).stream()
                        .map(Resource::tree)
                        .map(YamlText::print)
                        .map(String::stripTrailing)
                        .collect(Collectors.joining("\n---\n")));
        return ExitCode.DONE.number();
    }

    private List<RbacFeature> chosen() {
        return features.isEmpty() && files.isEmpty() ? List.of(RbacFeature.values()) : features;
    }

    private Set<Grant> grants(MeshManager manager, IntentFiles wanted) {
        Set<Grant> grants = new LinkedHashSet<>(RequiredAccess.toApply(manager, wanted.resources()));
        for (MeshIntent intent : wanted.intents()) {
            if (intent.isConfiguration()) {
                grants.addAll(RequiredAccess.toApply(manager, intent.spec(namespace)));
            }
            intent.rollouts(namespace).forEach(rollout -> grants.addAll(RequiredAccess.toRollOut(manager, rollout)));
        }
        return grants;
    }

    private JsonObject subject() {
        if (group != null) {
            return JsonObject.of("apiGroup", "rbac.authorization.k8s.io")
                    .with("kind", "Group")
                    .with("name", group);
        }
        String account = serviceAccount == null ? namespace + "/jenkins" : serviceAccount;
        String[] parts = account.split("/", -1);
        if (parts.length != 2) {
            throw new UsageException("invalid service account '" + account + "'; allowed: NAMESPACE/NAME");
        }
        return JsonObject.of("kind", "ServiceAccount").with("name", parts[1]).with("namespace", parts[0]);
    }
}
