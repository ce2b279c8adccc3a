package io.jenkins.plugins.servicemesh.rollout.machine;

import static io.jenkins.plugins.servicemesh.rollout.machine.Given.CHECKS;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.START;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.asking;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.at;
import static io.jenkins.plugins.servicemesh.rollout.machine.Given.weight;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec.OnNoData;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec.Reaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The diagram in the documentation, and what the machine does when it is driven through everything. */
class StateDiagramTest {

    private static final Pattern EDGE = Pattern.compile("^ +(\\S+) --> (\\S+?)(: .*)?$");
    private static final List<Long> LATER = List.of(10L, 40L, 125L, 10_000L);

    @Test
    void theDiagramShowsEveryTransitionAndNoOther() throws IOException {
        assertThat(drawn()).isEqualTo(driven());
    }

    private static Set<String> drawn() throws IOException {
        return Files.readAllLines(Path.of("docs/rollout-states.md")).stream()
                .map(EDGE::matcher)
                .filter(edge -> edge.matches())
                .map(edge -> edge.group(1) + " --> " + edge.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> driven() {
        Set<String> edges = new TreeSet<>(Set.of("[*] --> Preparing"));
        settings().forEach(setting -> drive(setting, edges));
        return edges;
    }

    /** Every phase that can be reached, by what was seen or said at several times. */
    private static void drive(Setting setting, Set<String> edges) {
        Deque<Phase> open = new ArrayDeque<>(List.of(Preparing.begin(setting, START)));
        Set<List<Object>> known = new HashSet<>();
        while (!open.isEmpty()) {
            Phase phase = open.pop();
            if (phase.isFinal()) {
                edges.add(name(phase) + " --> [*]");
                continue;
            }
            for (Phase next : successors(phase, setting)) {
                if (!name(next).equals(name(phase))) {
                    edges.add(name(phase) + " --> " + name(next));
                }
                if (known.add(kind(next))) {
                    open.push(next);
                }
            }
        }
    }

    /** Phases that differ only in times or counts lead to the same. */
    private static List<Object> kind(Phase phase) {
        List<Object> kind = new ArrayList<>(
                List.of(name(phase), phase.next(Given.judged(), at(100_000)).getClass()));
        if (phase instanceof Asking asking) {
            kind.addAll(List.of(asking.stage(), asking.question().kind()));
        } else if (phase instanceof Analysing analysing) {
            kind.addAll(List.of(analysing.stage(), Math.min(analysing.tally().errors(), 5)));
        } else if (phase instanceof Changing) {
            kind.add(phase.essence());
        } else if (phase instanceof RollingBack back) {
            kind.addAll(List.of(back.part(), back.cause().isPresent()));
        }
        return kind;
    }

    private static List<Phase> successors(Phase phase, Setting setting) {
        List<Phase> successors = new ArrayList<>();
        for (long later : LATER) {
            Instant now = at(later);
            observations()
                    .forEach(seen -> successors.add(phase.on(seen, setting, now).phase()));
            Arrays.stream(Command.values())
                    .map(Given::says)
                    .forEach(said -> successors.add(phase.on(said, setting, now).phase()));
        }
        return successors;
    }

    private static Stream<Observation> observations() {
        return Stream.of(
                new Observation.Done(),
                new Observation.AlreadyThere(),
                new Observation.NotReady("none"),
                new Observation.Refused("no"),
                new Observation.Drifted("11 %"),
                new Observation.Unreachable("lost"),
                new Observation.StableGone("gone"),
                new Observation.Restored(List.of("conflict")),
                Given.good(),
                Given.alarming(),
                Given.queueOf(11),
                Given.tooFew(),
                Given.noData(),
                Given.unclear(),
                new Observation.NoFigures("down"),
                new Observation.Woken(),
                new Observation.Answered(true, "bob"),
                new Observation.Answered(false, "bob"));
    }

    private static List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        for (Reaction reaction : Reaction.values()) {
            for (boolean promote : List.of(true, false)) {
                EndingSpec ending = Given.always(reaction).withPromote(promote);
                settings.add(Given.setting(CHECKS, ending, asking(5), weight(50)));
            }
        }
        for (OnNoData onNoData : OnNoData.values()) {
            settings.add(Given.judged(CHECKS.withOnNoData(onNoData)));
        }
        settings.add(Given.unjudged(asking(5), weight(50)));
        return settings;
    }

    /** The state's name in the diagram: each outcome is one. */
    private static String name(Phase phase) {
        if (phase instanceof Ended ended) {
            return Arrays.stream(ended.outcome().name().split("_"))
                    .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining());
        }
        return phase.getClass().getSimpleName();
    }
}
