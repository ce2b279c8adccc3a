package io.jenkins.plugins.servicemesh.model.rollout;

import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.ServiceHost;
import io.jenkins.plugins.servicemesh.model.Sharing;
import java.util.List;
import java.util.Optional;

/**
 * A rollout: the requests of one or several services move to new versions in stages, all of them or none.
 *
 * @param namespace of the services
 * @param mesh the only mesh it may run on; AUTO for any
 * @param targets the services, at least one
 * @param stages in their order, at least one; after the last the new versions get everything
 * @param testers requests that reach the new versions all the time, whatever the share
 * @param affinity how a client stays with the version that it got first, if it shall
 * @param analysis how it is judged
 * @param ending what happens in the end, good or bad
 * @param sharing what becomes of changes to objects that controllers keep
 */
public record RolloutSpec(
        String namespace,
        MeshType mesh,
        List<RolloutTarget> targets,
        List<Stage> stages,
        List<RequestMatch> testers,
        Optional<SessionAffinity> affinity,
        AnalysisSpec analysis,
        EndingSpec ending,
        Sharing sharing) {

    /** One that refuses to share objects with controllers. */
    public RolloutSpec(
            String namespace,
            MeshType mesh,
            List<RolloutTarget> targets,
            List<Stage> stages,
            List<RequestMatch> testers,
            Optional<SessionAffinity> affinity,
            AnalysisSpec analysis,
            EndingSpec ending) {
        this(namespace, mesh, targets, stages, testers, affinity, analysis, ending, Sharing.REFUSE);
    }

    public RolloutSpec {
        targets = List.copyOf(targets);
        stages = List.copyOf(stages);
        testers = List.copyOf(testers);
        if (targets.isEmpty()) {
            throw new InvalidValueException("rollout", "", "a service");
        }
        Limits.unique("service", hosts(targets, namespace));
        Stages.check(stages);
        testers.forEach(match -> Limits.conditions("testers", List.of(match)));
    }

    private static List<String> hosts(List<RolloutTarget> targets, String namespace) {
        return targets.stream()
                .map(target -> ServiceHost.parse(target.service()))
                .map(host -> host.name() + "." + host.namespace().orElse(namespace))
                .toList();
    }

    /** The same rollout on that mesh only. */
    public RolloutSpec on(MeshType only) {
        return new RolloutSpec(namespace, only, targets, stages, testers, affinity, analysis, ending, sharing);
    }

    /** The same rollout in that namespace. */
    public RolloutSpec in(String wanted) {
        return new RolloutSpec(wanted, mesh, targets, stages, testers, affinity, analysis, ending, sharing);
    }

    /** The same rollout of these services. */
    public RolloutSpec withTargets(List<RolloutTarget> wanted) {
        return new RolloutSpec(namespace, mesh, wanted, stages, testers, affinity, analysis, ending, sharing);
    }

    /** The same rollout, sharing objects with controllers or not. */
    public RolloutSpec with(Sharing wanted) {
        return new RolloutSpec(namespace, mesh, targets, stages, testers, affinity, analysis, ending, wanted);
    }

    /** {@code reviews to v2}, {@code reviews to v2, ratings to v3}: for people. */
    public String describe() {
        return String.join(
                ", ",
                targets.stream()
                        .map(target -> target.service() + " to " + target.to().name())
                        .toList());
    }

    /** {@code 5 %, 50 %}: for people. */
    public String describeStages() {
        return String.join(", ", stages.stream().map(Stage::describe).toList());
    }
}
