package io.jenkins.plugins.servicemesh.durable;

import edu.umd.cs.findbugs.annotations.SuppressFBWarnings;
import hudson.AbortException;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.config.JobCluster;
import io.jenkins.plugins.servicemesh.config.MeshConfiguration;
import io.jenkins.plugins.servicemesh.durable.ledger.BegunRollout;
import io.jenkins.plugins.servicemesh.durable.ledger.BegunRollouts;
import io.jenkins.plugins.servicemesh.durable.live.LiveRollout;
import io.jenkins.plugins.servicemesh.durable.live.LiveRollouts;
import io.jenkins.plugins.servicemesh.durable.live.RolloutHost;
import io.jenkins.plugins.servicemesh.durable.live.RolloutWatcher;
import io.jenkins.plugins.servicemesh.pipeline.BuildIdentity;
import io.jenkins.plugins.servicemesh.pipeline.MeshStepExecution;
import io.jenkins.plugins.servicemesh.pipeline.Outcomes;
import io.jenkins.plugins.servicemesh.rollout.machine.Question;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import io.jenkins.plugins.servicemesh.rollout.record.TakenOverException;
import io.jenkins.plugins.servicemesh.step.RolloutEndedException;
import io.jenkins.plugins.servicemesh.step.StepRollout;
import io.jenkins.plugins.servicemesh.step.StepRunner;
import io.jenkins.plugins.servicemesh.step.StepScope;
import io.jenkins.plugins.servicemesh.step.result.RolloutResult;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import jenkins.model.Jenkins;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;

/**
 * A rollout as a step. The rollout's own state is in its cluster; what is kept here finds it again after a restart. All calls to
 * the cluster are made by threads that all rollouts share, and none is held while it waits.
 *
 * <p>A step that is stopped has its rollout end as that says itself, and waits for it for a while; what is not done by then is
 * done without the step, as the ledger owes it.
 */
@SuppressFBWarnings(value = "SE_TRANSIENT_FIELD_NOT_RESTORED", justification = "only a step that starts reads them")
public final class RolloutExecution extends StepExecution {
    private static final long serialVersionUID = 1L;

    private static final long SECONDS_TO_END = Long.getLong(RolloutExecution.class.getName() + ".SECONDS_TO_END", 60);

    private final String key = UUID.randomUUID().toString();
    private final String function;
    private final RolloutBlock block = new RolloutBlock(key);
    private boolean failBuild = true;
    private @Nullable String cluster;
    private @Nullable String namespace;
    private @Nullable String id;
    private @Nullable Throwable stopped;
    private long stoppedWaitsUntil;

    private final transient Map<String, Object> arguments;
    private transient @Nullable LiveRollout live;
    private transient @Nullable RolloutDisplay display;
    private transient @Nullable End waiting;
    private transient boolean over;

    /** Ends the step. */
    private interface End {
        void of(StepContext context) throws IOException, InterruptedException;
    }

    /** @param arguments plain values by name, as the Pipeline gives them */
    public RolloutExecution(StepContext context, String function, Map<String, Object> arguments) {
        super(context);
        this.function = function;
        this.arguments = arguments;
    }

    @Override
    public boolean start() {
        LiveRollout rollout = LiveRollouts.get().begin(key, this::begin, new Watcher());
        live = rollout;
        rollout.wake();
        return false;
    }

    private StepRollout begin() {
        RolloutRequest request = RolloutRequest.of(function, arguments);
        failBuild = request.failBuild();
        Run<?, ?> run = get(Run.class);
        RolloutHost host = host(run);
        StepScope scope = request.in(scope());
        JobCluster found = MeshConfiguration.get().find(scope.cluster(), host.job());
        found.track(run);
        String named = found.name();
        cluster = named;
        if (find(Computer.class).isPresent()) {
            host.log(
                    "This step waits for long and needs no executor; outside of node { } (in Declarative Pipeline, in a stage with"
                            + " agent none) it holds none.");
        }
        BegunRollouts.get()
                .add(new BegunRollout(
                        key,
                        function,
                        host.job(),
                        host.by(),
                        host.owner().name(),
                        named,
                        scope.namespace().or(found::defaultNamespace).orElse("")));
        return request.begin().with(new StepRunner(host, scope.with(Optional.of(named), Optional.empty())));
    }

    @Override
    public void onResume() {
        Optional<BegunRollout> known = BegunRollouts.get().find(key);
        if (id == null) {
            known.ifPresent(begun -> {
                id = begun.getId();
                cluster = begun.getCluster();
                namespace = begun.getNamespace();
            });
        }
        if (id == null) {
            leave();
            fail("Jenkins was restarted while the rollout began; what it began is taken back. Run it again.");
            return;
        }
        LiveRollout rollout = LiveRollouts.get().resume(key, this::resume, new Watcher());
        live = rollout;
        if (stopped != null) {
            rollout.abort("the build");
            waitForEnd();
        }
        rollout.wake();
    }

    private StepRollout resume() {
        StepScope scope = new StepScope(Optional.ofNullable(cluster), Optional.ofNullable(namespace));
        return new StepRunner(host(get(Run.class)), scope)
                .resume(String.valueOf(namespace), String.valueOf(id), failBuild);
    }

    private RolloutHost host(Run<?, ?> run) {
        return new RolloutHost(
                function,
                run.getParent().getFullName(),
                BuildIdentity.owner(run),
                BuildIdentity.by(run),
                get(TaskListener.class).getLogger()::println);
    }

    @Override
    public void stop(Throwable cause) {
        LiveRollout rollout = live;
        stopped = cause;
        if (rollout == null) {
            getContext().onFailure(cause);
            return;
        }
        stoppedWaitsUntil = System.currentTimeMillis() + TimeUnit.SECONDS.toMillis(SECONDS_TO_END);
        waitForEnd();
        block.cancel();
        rollout.abort("the build");
        getContext().saveState();
    }

    private void waitForEnd() {
        long left = Math.max(0, stoppedWaitsUntil - System.currentTimeMillis());
        Timer.get().schedule(this::waitNoLonger, left, TimeUnit.MILLISECONDS);
    }

    private void waitNoLonger() {
        Throwable cause = stopped;
        if (!over && cause != null) {
            get(TaskListener.class)
                    .getLogger()
                    .println("The rollout has not ended yet; it is ended without this build.");
            leave();
            end(context -> context.onFailure(cause));
        }
    }

    private void leave() {
        BegunRollouts.get().leave(key);
    }

    boolean hasKey(String wanted) {
        return key.equals(wanted);
    }

    /** Who stops the build, stops what runs in its block: that is no answer. */
    void blockEnded(String question, @Nullable Throwable cause) {
        boolean interrupted = cause instanceof FlowInterruptedException stop && Interruptions.isOfBuild(stop);
        boolean open = block.ended(question, cause == null);
        LiveRollout rollout = live;
        End then = waiting();
        if (then != null) {
            end(then);
        } else if (open && interrupted) {
            stop(cause);
        } else if (rollout != null) {
            rollout.wake();
        }
        getContext().saveState();
    }

    private synchronized @Nullable End waiting() {
        return waiting;
    }

    /** Ends the step once, and not while Jenkins ends: then it ends when Jenkins is there again. */
    private void end(End how) {
        synchronized (this) {
            if (over || Jenkins.get().isTerminating()) {
                return;
            }
            if (block.isRunning()) {
                waiting = how;
                block.settle();
                return;
            }
            over = true;
        }
        try {
            how.of(getContext());
        } catch (IOException | RuntimeException e) {
            getContext().onFailure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            getContext().onFailure(e);
        }
    }

    private void fail(String message) {
        end(context -> context.onFailure(new AbortException(message)));
    }

    @Override
    public String getStatus() {
        return id == null ? "beginning" : "rollout " + id + " in " + namespace + " of cluster " + cluster;
    }

    private StepScope scope() {
        try {
            return MeshStepExecution.scope(getContext());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T get(Class<T> type) {
        return find(type).orElseThrow();
    }

    private <T> Optional<T> find(Class<T> type) {
        try {
            return Optional.ofNullable(getContext().get(type));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the build is gone", e);
        }
    }

    /** Whether the step ended though nobody ended it here. */
    private boolean isGone() {
        try {
            FlowNode node = getContext().get(FlowNode.class);
            return node == null || !node.isActive();
        } catch (IOException e) {
            return BegunRollouts.get().find(key).filter(BegunRollout::isLeft).isPresent();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What the rollout tells, as the step's doing. */
    private final class Watcher implements RolloutWatcher {

        @Override
        public void opened(StepRollout rollout) {
            if (rollout.record().id().isEmpty()) {
                return; // refused before it began
            }
            id = rollout.record().id();
            namespace = rollout.record().namespace();
            BegunRollouts.get().begun(key, rollout.record().id());
            display = new RolloutDisplay(
                    RolloutExecution.this.get(Run.class), find(FlowNode.class), cluster, rollout.record());
            getContext().saveState();
        }

        @Override
        public void waits(StepRollout rollout) {
            show(rollout);
            if (block.settle()) {
                getContext().saveState();
            }
        }

        @Override
        public void asks(StepRollout rollout, Question question) {
            show(rollout);
            if (stopped == null && getContext().hasBody() && question.kind() != Question.Kind.PAUSED) {
                block.ask(question, getContext()).ifPresent(yes -> answer(rollout, yes));
            }
        }

        private void answer(StepRollout rollout, boolean yes) {
            Optional.ofNullable(live).ifPresent(running -> running.answer(yes, "the step's block"));
        }

        private void show(StepRollout rollout) {
            Optional.ofNullable(display).ifPresent(there -> there.show(rollout.record()));
            if (!over && isGone()) {
                over = true; // terminated or killed: nobody asked this step to stop
                leave();
                Optional.ofNullable(live).ifPresent(running -> running.abort("the build"));
            }
        }

        @Override
        public void ended(StepRollout rollout, RolloutState state) {
            Optional.ofNullable(display).ifPresent(there -> there.show(rollout.record()));
            BegunRollouts.get().remove(key);
            Throwable cause = stopped;
            if (cause != null) {
                end(context -> context.onFailure(cause));
                return;
            }
            try {
                RolloutResult result = rollout.result(state);
                end(context -> {
                    if (result.isHeld()) {
                        Outcomes.unstable(result.getMessage(), context);
                    }
                    context.onSuccess(result);
                });
            } catch (RolloutEndedException e) {
                fail(String.valueOf(e.getMessage()));
            }
        }

        @Override
        public void failed(RuntimeException why) {
            if (why instanceof TakenOverException || (id == null && !(why instanceof ClusterException))) {
                BegunRollouts.get().remove(key);
            } else {
                leave();
            }
            Throwable cause = stopped == null ? Failures.plainly(why) : stopped;
            end(context -> context.onFailure(cause));
        }
    }
}
