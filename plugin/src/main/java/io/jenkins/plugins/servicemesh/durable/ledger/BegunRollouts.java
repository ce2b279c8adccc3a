package io.jenkins.plugins.servicemesh.durable.ledger;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.XmlFile;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;

/** Those that have not ended. Kept in a file of its own: builds can be deleted. */
@Extension
public final class BegunRollouts {

    private static final Logger LOGGER = Logger.getLogger(BegunRollouts.class.getName());

    private final List<BegunRollout> all = new ArrayList<>();

    /** Reads the file. */
    public BegunRollouts() {
        XmlFile file = file();
        try {
            if (file.exists()) {
                all.addAll(((Kept) file.read()).rollouts);
            }
        } catch (IOException | ClassCastException e) {
            LOGGER.log(
                    Level.WARNING, e, () -> "cannot read " + file + ": rollouts that were stopped are not taken back");
        }
    }

    public static BegunRollouts get() {
        return ExtensionList.lookupSingleton(BegunRollouts.class);
    }

    /** All of them. */
    public synchronized List<BegunRollout> all() {
        return List.copyOf(all);
    }

    /** That of a step's execution. */
    public synchronized Optional<BegunRollout> find(String key) {
        return all.stream().filter(each -> each.getKey().equals(key)).findFirst();
    }

    /** One is about to begin: kept before it does. */
    public synchronized void add(BegunRollout rollout) {
        all.add(rollout);
        save();
    }

    /** It has begun under that id. */
    public synchronized void begun(String key, String id) {
        find(key).ifPresent(each -> each.begun(id));
        save();
    }

    /** Its step ended before it did. */
    public synchronized void leave(String key) {
        find(key).ifPresent(BegunRollout::leave);
        save();
    }

    /** It could not be ended; null when that is over. */
    public synchronized void trouble(String key, @Nullable String why) {
        find(key).ifPresent(each -> each.trouble(why));
        save();
    }

    /** It ended: nothing is owed any more. */
    public synchronized void remove(String key) {
        if (all.removeIf(each -> each.getKey().equals(key))) {
            save();
        }
    }

    private void save() {
        try {
            file().write(new Kept(all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static XmlFile file() {
        return new XmlFile(
                Jenkins.XSTREAM2,
                new File(
                        Jenkins.get().getRootDir(), "io.jenkins.plugins.servicemesh.durable.ledger.BegunRollouts.xml"));
    }

    /** The file. */
    private static final class Kept {

        private final List<BegunRollout> rollouts;

        Kept(List<BegunRollout> rollouts) {
            this.rollouts = new ArrayList<>(rollouts);
        }
    }
}
