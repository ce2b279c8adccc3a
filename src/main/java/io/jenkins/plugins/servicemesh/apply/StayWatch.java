package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.plan.Ownership.Controlled;
import io.jenkins.plugins.servicemesh.plan.SharedObjects;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Looks for a time whether something stays on objects that controllers keep. */
final class StayWatch {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final PollClock clock;
    private final Runnable meanwhile;

    /** @param meanwhile done at each look, such as renewing what would lapse */
    StayWatch(PollClock clock, Runnable meanwhile) {
        this.clock = clock;
        this.meanwhile = meanwhile;
    }

    /**
     * What to say of each object on which it does not stay; ends early when that is all of them.
     *
     * @param objects as they were read, each kept by a controller
     * @param owner for whom it is written
     * @param deed what the controller did within the time: {@code undid the change within 15 s}
     * @throws FindingsException when the thread is interrupted: nothing is known then
     */
    List<Finding> refusals(
            List<Resource> objects, Owner owner, Predicate<ResourceId> stays, Duration time, String deed) {
        Set<ResourceId> lost = lost(objects.stream().map(Resource::id).toList(), stays, time);
        return objects.stream()
                .filter(object -> lost.contains(object.id()))
                .flatMap(object ->
                        SharedObjects.controller(object, owner).map(kept -> refusal(object.id(), kept, deed)).stream())
                .toList();
    }

    private static Finding refusal(ResourceId id, Controlled kept, String deed) {
        return Finding.error(Controlled.RULE, kept.controller() + " " + deed + " (" + kept.evidence() + ")")
                .at(Place.in(id, ""))
                .withSuggestion(kept.advice());
    }

    private Set<ResourceId> lost(List<ResourceId> objects, Predicate<ResourceId> stays, Duration time) {
        Instant end = clock.now().plus(time);
        Set<ResourceId> lost = new LinkedHashSet<>();
        while (lost.size() < objects.size() && clock.now().isBefore(end)) {
            clock.pause(BETWEEN_LOOKS);
            refuseIfInterrupted();
            meanwhile.run();
            objects.stream().filter(id -> !lost.contains(id) && !stays.test(id)).forEach(lost::add);
        }
        return lost;
    }

    private static void refuseIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new FindingsException(Finding.error(
                            "ownership/probe", "stopped before it was known whether a controller undoes the change")
                    .withSuggestion("run it again"));
        }
    }
}
