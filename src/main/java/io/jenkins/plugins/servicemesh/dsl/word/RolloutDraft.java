package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.dsl.grammar.Values;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import io.jenkins.plugins.servicemesh.model.rollout.SessionAffinity;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import java.util.List;
import java.util.Optional;

/**
 * A rollout while its block is read.
 *
 * @param target what the block says of the only service, or of all of them
 * @param services what it says of each, where there are several
 * @param matches requests that alone reach the new version
 * @param mirror a stage before all others
 * @param settings all else, by their word's parameter
 */
public record RolloutDraft(
        TargetDraft target,
        List<NamedTarget> services,
        List<RequestMatch> testers,
        List<RequestMatch> matches,
        Optional<SessionAffinity> affinity,
        Optional<Stage.Mirror> mirror,
        AnalysisSpec analysis,
        EndingSpec ending,
        Values settings) {

    /** What is said of one service of several. */
    record NamedTarget(String service, TargetDraft target) {}

    /** Nothing written yet. */
    public static final RolloutDraft EMPTY = new RolloutDraft(
            TargetDraft.NOTHING,
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            AnalysisSpec.NONE,
            EndingSpec.DEFAULT,
            Values.NONE);

    RolloutDraft withTarget(TargetDraft wanted) {
        return new RolloutDraft(wanted, services, testers, matches, affinity, mirror, analysis, ending, settings);
    }

    RolloutDraft plusService(String service, TargetDraft wanted) {
        List<NamedTarget> more = Lists.plus(services, new NamedTarget(service, wanted));
        return new RolloutDraft(target, more, testers, matches, affinity, mirror, analysis, ending, settings);
    }

    RolloutDraft plusTesters(RequestMatch match) {
        return new RolloutDraft(
                target, services, Lists.plus(testers, match), matches, affinity, mirror, analysis, ending, settings);
    }

    RolloutDraft plusMatch(RequestMatch match) {
        return new RolloutDraft(
                target, services, testers, Lists.plus(matches, match), affinity, mirror, analysis, ending, settings);
    }

    RolloutDraft with(SessionAffinity wanted) {
        return new RolloutDraft(
                target, services, testers, matches, Optional.of(wanted), mirror, analysis, ending, settings);
    }

    RolloutDraft with(Stage.Mirror first) {
        return new RolloutDraft(
                target, services, testers, matches, affinity, Optional.of(first), analysis, ending, settings);
    }

    RolloutDraft withAnalysis(AnalysisSpec wanted) {
        return new RolloutDraft(target, services, testers, matches, affinity, mirror, wanted, ending, settings);
    }

    RolloutDraft withEnding(EndingSpec wanted) {
        return new RolloutDraft(target, services, testers, matches, affinity, mirror, analysis, wanted, settings);
    }

    <T> RolloutDraft with(Parameter<T> parameter, T value) {
        return new RolloutDraft(
                target,
                services,
                testers,
                matches,
                affinity,
                mirror,
                analysis,
                ending,
                settings.with(parameter, value));
    }

    <T> Optional<T> find(Parameter<T> parameter) {
        return settings.find(parameter);
    }

    boolean is(Parameter<Boolean> flag) {
        return settings.find(flag).orElse(false);
    }

    /** The rollout in these stages, of the service of that name or of those in the block; its namespace does not count. */
    RolloutSpec inStages(Optional<String> service, List<Stage> stages) {
        return new RolloutSpec("unnamed", MeshType.AUTO, targets(service), stages, testers, affinity, analysis, ending);
    }

    private List<RolloutTarget> targets(Optional<String> service) {
        if (service.isPresent() == !services.isEmpty()) {
            throw new InvalidValueException(
                    "rollout", "", "either one service by its name, or several: service('reviews') { to 'v2' }");
        }
        if (service.isPresent()) {
            return List.of(target.of(service.get()));
        }
        if (!target.routes().isEmpty()) {
            throw new InvalidValueException("route", "", "its service: write it in service('reviews') { }");
        }
        return services.stream()
                .map(each -> each.target().orVersionsOf(target).of(each.service()))
                .toList();
    }
}
