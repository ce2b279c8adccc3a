package io.jenkins.plugins.servicemesh.local.engine;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.NearMiss;
import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The steps that a run knows. */
public final class StepRegistry {
    private final Map<String, PipelineStep> steps = new LinkedHashMap<>();
    private final Set<String> foreign;
    private final List<String> words;

    /**
     * @param steps a later one of the same name replaces an earlier one
     * @param foreign names of steps that exist in Jenkins but not here
     * @param words other names that code may call
     */
    public StepRegistry(Collection<PipelineStep> steps, Set<String> foreign, Collection<String> words) {
        steps.forEach(step -> this.steps.put(step.signature().name(), step));
        this.foreign = foreign;
        this.words = List.copyOf(words);
    }

    /** The step of that name, if there is one. */
    public Optional<PipelineStep> get(String name) {
        return Optional.ofNullable(steps.get(name));
    }

    /** The names of the steps that take a block. */
    public List<String> blockSteps() {
        return steps.values().stream()
                .map(PipelineStep::signature)
                .filter(StepSignature::body)
                .map(StepSignature::name)
                .toList();
    }

    /** Whether code may call this name although it is no step. */
    public boolean isWord(String name) {
        return words.contains(name);
    }

    /** @throws FindingsException that says what was meant, if there is no such step */
    public PipelineStep find(String name) {
        return get(name).orElseThrow(() -> new FindingsException(unknown(name, List.of())));
    }

    /** What to say of a name that is no step; the words are what else it could have been. */
    public Finding unknown(String name, Collection<String> moreWords) {
        if (foreign.contains(name)) {
            return Finding.error("pipeline/not-local", "the local runner has no step")
                    .withValue(name)
                    .withSuggestion("Jenkins has one: run this on Jenkins, or leave it out here");
        }
        List<String> candidates = new ArrayList<>(steps.keySet());
        candidates.addAll(words);
        candidates.addAll(moreWords);
        Finding finding = Finding.error("pipeline/unknown-step", "no such step").withValue(name);
        return NearMiss.among(candidates, name)
                .map(near -> finding.withSuggestion("did you mean '" + near + "'?"))
                .orElse(finding);
    }
}
