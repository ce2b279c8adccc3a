package io.jenkins.plugins.servicemesh.local.basic;

import io.jenkins.plugins.servicemesh.local.step.ContextKey;
import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.StepArguments;
import io.jenkins.plugins.servicemesh.local.step.StepContext;
import io.jenkins.plugins.servicemesh.local.step.StepFailure;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/** {@code lock}: one block of the run at a time; other runs are not looked at. */
final class LockStep implements PipelineStep {

    /** The resources that blocks around hold. */
    private record Held(Set<String> names) {
        static final ContextKey<Held> KEY = ContextKey.of(Held.class);

        Held with(String name) {
            Set<String> more = new HashSet<>(names);
            more.add(name);
            return new Held(Set.copyOf(more));
        }
    }

    private final Map<String, Queue<LockRequest>> waiting = new HashMap<>();

    @Override
    public StepSignature signature() {
        return StepSignature.named("lock")
                .taking("resource", "label", "quantity", "variable", "inversePrecedence", "priority", "skipIfLocked")
                .positional("resource")
                .withBody();
    }

    @Override
    public void start(StepArguments arguments, StepContext context) {
        String name = arguments
                .text("resource")
                .or(() -> arguments.text("label"))
                .orElseThrow(() -> new StepFailure("lock needs a resource or a label"));
        Held held = context.get(Held.KEY).orElse(new Held(Set.of()));
        if (held.names().contains(name)) {
            throw new StepFailure("lock: a block around this one holds '" + name + "'; it would wait for ever");
        }
        Optional<String> variable = arguments.text("variable");
        LockRequest request = new LockRequest(
                context,
                context.body(arguments.body())
                        .with(Held.KEY, held.with(name))
                        .withEnvironment(
                                variable.map(text -> Map.of(text, name)).orElse(Map.of())),
                () -> release(name));
        if (!waiting.containsKey(name)) {
            waiting.put(name, new ArrayDeque<>());
            request.run();
        } else if (arguments.flag("skipIfLocked", false)) {
            context.log("lock '" + name + "' is held: skipped");
            context.succeed(null);
        } else {
            context.log("waiting for lock '" + name + "'");
            request.waitIn(waiting.get(name));
        }
    }

    private void release(String name) {
        LockRequest next = waiting.getOrDefault(name, new ArrayDeque<>()).poll();
        if (next == null) {
            waiting.remove(name);
        } else {
            next.run();
        }
    }
}
