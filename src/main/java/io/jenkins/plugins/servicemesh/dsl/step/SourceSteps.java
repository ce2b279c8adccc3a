package io.jenkins.plugins.servicemesh.dsl.step;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.dsl.step.StepRequest.Source;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import java.util.Optional;

/** The steps that take what is wanted as a file or a text: {@code meshPlan}, {@code meshApply}, {@code meshValidate}. */
final class SourceSteps {

    static final String PLAN_HELP = "shows what would be written, and returns it for approval";
    static final String PLAN_EXAMPLE = "meshPlan file: 'mesh/reviews.yaml'";
    static final String APPLY_HELP =
            "applies a DSL file, a mesh file, Kubernetes YAML of mesh kinds, or exactly an approved plan";
    static final String APPLY_EXAMPLE = "meshApply file: 'mesh/reviews.yaml'";
    static final String VALIDATE_HELP =
            "checks a DSL file, a mesh file or Kubernetes YAML, and what they would make, without a cluster";
    static final String VALIDATE_EXAMPLE = "meshValidate file: 'mesh/reviews.yaml'";

    private static final Parameter<String> FILE = Parameter.named("file", ArgumentTypes.TEXT);
    private static final Parameter<String> YAML = Parameter.named("yaml", ArgumentTypes.TEXT);
    static final Parameter<?>[] PARAMETERS = StepArguments.with(FILE, YAML);
    static final Parameter<?>[] PLAN_PARAMETERS = StepArguments.ofWrites(FILE, YAML);
    static final Parameter<?>[] APPLY_PARAMETERS = StepArguments.ofRoutes(FILE, YAML);

    private SourceSteps() {}

    static Optional<StepCall> readPlan(Call call) {
        return StepArguments.asking(new StepRequest.Plan(required(call)), call);
    }

    static Optional<StepCall> readApply(Call call) {
        return StepArguments.asking(new StepRequest.Apply(required(call)), call);
    }

    static Optional<StepCall> readValidate(Call call) {
        return StepArguments.asking(new StepRequest.Validate(required(call)), call);
    }

    private static Source required(Call call) {
        Optional<String> file = call.find(FILE);
        Optional<String> yaml = call.find(YAML);
        if (file.isPresent() == yaml.isPresent()) {
            throw new InvalidValueException(call.word(), "", "either file: 'PATH' or yaml: 'TEXT'");
        }
        return file.<Source>map(Source.File::new).orElseGet(() -> new Source.Text(yaml.orElseThrow()));
    }
}
