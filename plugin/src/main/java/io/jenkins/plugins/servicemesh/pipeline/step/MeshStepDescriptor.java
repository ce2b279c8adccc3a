package io.jenkins.plugins.servicemesh.pipeline.step;

import hudson.model.Run;
import hudson.model.TaskListener;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * Describes a step by its class and by the library's tables: one form, one way in and out, for all of them. The arguments pass
 * as they are, unknown ones too, so that every mistake is told in the library's words and all of them at once.
 */
public abstract class MeshStepDescriptor extends StepDescriptor {

    private final String function;
    private final String summary;

    /** The class is the one around it. @param summary one sentence for the list of steps */
    protected MeshStepDescriptor(String function, String summary) {
        this.function = function;
        this.summary = summary;
    }

    @Override
    public final String getFunctionName() {
        return function;
    }

    @Override
    public final String getDisplayName() {
        return "Service mesh: " + summary;
    }

    @Override
    public final Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, TaskListener.class);
    }

    @Override
    public final Step newInstance(Map<String, Object> arguments) throws Exception {
        MeshStep step = (MeshStep) clazz.getDeclaredConstructor().newInstance();
        arguments.forEach(step::set);
        return step;
    }

    @Override
    public final Step newInstance(@Nullable StaplerRequest2 request, JSONObject form) throws FormException {
        try {
            return newInstance(new FormArguments(fields()).read(form));
        } catch (FormException e) {
            throw e;
        } catch (Exception e) {
            throw new FormException(e, function);
        }
    }

    @Override
    public final UninstantiatedDescribable uninstantiate(Step step) {
        return new UninstantiatedDescribable(((MeshStep) step).arguments());
    }

    /** The fields of the form, in the order in which the class has its setters, own before shared. */
    public final List<FormField> getFields() {
        return fields();
    }

    private List<FormField> fields() {
        return DescribableModel.of(clazz).getParameters().stream()
                .map(parameter -> new FormField(parameter.getName(), parameter.getErasedType()))
                .filter(FormField::canBeTyped)
                .toList();
    }
}
