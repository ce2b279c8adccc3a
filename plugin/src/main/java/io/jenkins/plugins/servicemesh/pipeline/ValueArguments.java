package io.jenkins.plugins.servicemesh.pipeline;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import io.jenkins.plugins.servicemesh.dsl.step.StepLanguage;
import io.jenkins.plugins.servicemesh.step.StepRunner;
import io.jenkins.plugins.servicemesh.step.result.PlanResult;
import io.jenkins.plugins.servicemesh.step.result.StepResult;
import java.util.Map;
import java.util.Optional;

/** The arguments that are no text: a block of the DSL ({@code spec}), and a plan that was approved ({@code plan}). */
final class ValueArguments {

    private final String function;
    private final Map<String, Object> arguments;
    private final Place place;

    ValueArguments(String function, Map<String, Object> arguments, Place place) {
        this.function = function;
        this.arguments = arguments;
        this.place = place;
    }

    /**
     * Does what such an argument asks for; empty when the call has none.
     *
     * @throws FindingsException when it is there and is something else
     */
    Optional<StepResult> run(StepRunner runner) {
        boolean applies = function.equals("meshApply");
        if (!applies && !function.equals("meshPlan")) {
            return Optional.empty();
        }
        Optional<MeshIntent> spec = value("spec", MeshIntent.class, "a mesh block", "mesh(namespace: 'shop') { ... }");
        if (spec.isPresent()) {
            return spec.map(applies ? runner::apply : runner::plan);
        }
        return applies
                ? value("plan", PlanResult.class, "what meshPlan returned", "meshApply plan: approved")
                        .map(approved -> runner.apply(
                                approved,
                                !Boolean.FALSE.equals(arguments.get("failBuild")),
                                StepLanguage.sharing(Optional.ofNullable(arguments.get("owner")), place)))
                : Optional.empty();
    }

    private <T> Optional<T> value(String name, Class<T> type, String what, String example) {
        Object given = arguments.get(name);
        if (given != null && !type.isInstance(given)) {
            throw new FindingsException(Finding.error("step/argument", name + " has to be " + what)
                    .at(place)
                    .withSuggestion("write: " + example));
        }
        return Optional.ofNullable(given).map(type::cast);
    }
}
