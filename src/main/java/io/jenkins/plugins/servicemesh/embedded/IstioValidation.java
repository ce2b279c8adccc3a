package io.jenkins.plugins.servicemesh.embedded;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.embedded.call.AdmissionHook;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.rule.IstioRules;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges writes of Istio's objects as Istio's own webhook does: by its rules on one object. Warnings let a write pass. */
final class IstioValidation implements AdmissionHook {

    /** As the webhook of Istio's default revision is called. */
    static final String NAME = "validation.istio.io";

    private static final String REFUSED = "configuration is invalid: ";

    @Override
    public Optional<String> review(Operation operation, JsonObject object) {
        return operation == Operation.DELETE
                ? Optional.empty()
                : resource(object)
                        .map(IstioRules::check)
                        .map(Finding::errors)
                        .filter(errors -> !errors.isEmpty())
                        .map(IstioValidation::describe);
    }

    private static Optional<Resource> resource(JsonObject object) {
        String apiVersion = object.text("apiVersion").orElse("");
        String kind = object.text("kind").orElse("");
        return IstioTypes.ALL.stream()
                .filter(type -> apiVersion.startsWith(type.group() + "/"))
                .filter(type -> kind.equals(type.kind()))
                .findFirst()
                .map(type -> new Resource(type, object));
    }

    /** One mistake on the same line, more of them as the list that the webhook writes. */
    private static String describe(List<Finding> errors) {
        if (errors.size() == 1) {
            return REFUSED + describe(errors.get(0));
        }
        return errors.stream()
                .map(IstioValidation::describe)
                .collect(Collectors.joining("\n\t* ", REFUSED + errors.size() + " errors occurred:\n\t* ", "\n\n"));
    }

    private static String describe(Finding error) {
        return error.at(Place.at(error.place().path())).describe();
    }
}
