package io.jenkins.plugins.servicemesh.report;

import io.jenkins.plugins.servicemesh.apply.ApplyEvent;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.verify.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes what happens during an apply, line by line, as it happens. */
public final class ApplyText implements Consumer<ApplyEvent> {

    private final Consumer<String> out;

    public ApplyText(Consumer<String> out) {
        this.out = out;
    }

    @Override
    public void accept(ApplyEvent event) {
        event.accept(new Lines()).forEach(out);
    }

    private static final class Lines implements ApplyEvent.Visitor<List<String>> {
        @Override
        public List<String> planned(ApplyEvent.Planned event) {
            List<String> lines = new ArrayList<>(PlanText.lines(event.plan()));
            lines.addAll(FindingsText.lines(event.plan().findings()));
            return lines;
        }

        @Override
        public List<String> written(ApplyEvent.Written event) {
            return List.of(verb(event.change()) + " " + event.change().id());
        }

        @Override
        public List<String> movedButSame(ApplyEvent.MovedButSame event) {
            return List.of(event.change().id() + " had moved meanwhile; the edits are the same, going on");
        }

        @Override
        public List<String> takenBack(ApplyEvent.TakenBack event) {
            return List.of("took back " + event.change().id());
        }

        @Override
        public List<String> verified(ApplyEvent.Verified event) {
            return event.verification().verdicts().stream().map(Lines::verdict).toList();
        }

        private static String verdict(Verdict verdict) {
            return (verdict instanceof Verdict.Met ? "in effect: " : "") + verdict.describe();
        }

        private static String verb(Change change) {
            return change.accept(new Change.Visitor<>() {
                @Override
                public String create(Change.Create create) {
                    return "created";
                }

                @Override
                public String edit(Change.Edit edit) {
                    return "edited";
                }

                @Override
                public String remove(Change.Remove remove) {
                    return "removed";
                }
            });
        }
    }
}
