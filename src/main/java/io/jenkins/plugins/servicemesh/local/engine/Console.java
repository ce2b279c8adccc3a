package io.jenkins.plugins.servicemesh.local.engine;

import java.util.function.Consumer;

/** Where a run prints, line by line; any thread may print. */
public final class Console {
    private final Consumer<String> sink;
    private final boolean verbose;

    /**
     * @param sink takes one line at a time, never two at once
     * @param verbose whether each step is announced, too, and not only the stages
     */
    public Console(Consumer<String> sink, boolean verbose) {
        this.sink = sink;
        this.verbose = verbose;
    }

    /** Prints each line of the text after the label. */
    public synchronized void print(String label, String text) {
        text.lines().forEach(line -> sink.accept(label + line));
        if (text.isEmpty()) {
            sink.accept(label.stripTrailing());
        }
    }

    /** Says what the engine does, if one wants to know. */
    public void trace(String label, String what) {
        if (verbose) {
            print(label, "[Pipeline] " + what);
        }
    }
}
