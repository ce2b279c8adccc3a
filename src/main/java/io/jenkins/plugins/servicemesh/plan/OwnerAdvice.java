package io.jenkins.plugins.servicemesh.plan;

import io.jenkins.plugins.servicemesh.resource.Resource;

/** What to change at a controller so that it lets go of the places that we write. */
final class OwnerAdvice {

    private OwnerAdvice() {}

    static String of(String controller, Resource resource) {
        return switch (controller) {
            case "Argo CD" ->
                "change it in Git, or add to the Application: spec.ignoreDifferences: [{group: "
                        + resource.type().group() + ", kind: " + resource.type().kind() + ", name: " + resource.name()
                        + ", jsonPointers: [/spec]}] and syncPolicy.syncOptions: [RespectIgnoreDifferences=true]";
            case "Flux" -> "change it in Git, or annotate it with kustomize.toolkit.fluxcd.io/ssa: IfNotPresent";
            case "Helm" -> "change it in the chart's values, or take it out of the chart";
            default -> "let " + controller + " move the traffic, or take this object out of its hands";
        };
    }
}
