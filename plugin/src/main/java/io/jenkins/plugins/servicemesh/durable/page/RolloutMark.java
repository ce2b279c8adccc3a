package io.jenkins.plugins.servicemesh.durable.page;

import hudson.model.Job;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Says that a job has had rollouts: an empty file in its folder. Jenkins asks for a job's actions all the time, and to
 * look through its builds for an answer would load them.
 */
public final class RolloutMark {

    private static final Logger LOGGER = Logger.getLogger(RolloutMark.class.getName());
    private static final String FILE = "mesh-rollouts";

    private RolloutMark() {}

    static void set(Job<?, ?> job) {
        Path file = file(job).toPath();
        try {
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "cannot write " + file + ": the job does not show its rollouts");
        }
    }

    /** Whether any build of the job, be it gone by now, has had one. */
    public static boolean isSet(Job<?, ?> job) {
        return file(job).isFile();
    }

    private static File file(Job<?, ?> job) {
        return new File(job.getRootDir(), FILE);
    }
}
