package io.jenkins.plugins.servicemesh.durable.page;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.StreamBuildListener;
import hudson.model.TaskListener;
import io.jenkins.plugins.servicemesh.durable.page.chart.RolloutChart;
import io.jenkins.plugins.servicemesh.journal.EntryCodec;
import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An ended rollout as files, among the artifacts of its build. */
final class RolloutArchive {

    private static final String UNSAFE = "[^A-Za-z0-9.-]";

    private RolloutArchive() {}

    /** Archives the files, on the controller. */
    static void write(Run<?, ?> run, RolloutView view, List<JournalEntry> entries, TaskListener listener)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("mesh-rollout");
        try {
            Map<String, String> artifacts = new LinkedHashMap<>();
            for (Map.Entry<String, String> file : files(view, entries).entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
                artifacts.put(place(view) + file.getKey(), file.getKey());
            }
            run.pickArtifactManager()
                    .archive(
                            new FilePath(folder.toFile()),
                            new Launcher.LocalLauncher(listener),
                            new StreamBuildListener(listener.getLogger(), StandardCharsets.UTF_8),
                            artifacts);
        } finally {
            new FilePath(folder.toFile()).deleteRecursive();
        }
    }

    /** The id comes from the cluster: it names one folder, and no other place. */
    private static String place(RolloutView view) {
        return "mesh/rollout-" + view.getId().replaceAll(UNSAFE, "_") + "/";
    }

    private static Map<String, String> files(RolloutView view, List<JournalEntry> entries) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                "state.json",
                JsonText.pretty(view.toJson().with("state", JsonText.parseObject(view.getState()))) + "\n");
        files.put("plan.txt", plan(view));
        files.put("journal.json", journal(entries));
        files.put("chart.svg", view.chart(RolloutChart.INK_OF_A_FILE));
        return files;
    }

    private static String plan(RolloutView view) {
        List<String> lines = new ArrayList<>(List.of(view.getSummary().getLine()));
        view.getWeights()
                .forEach(row -> lines.add("  " + row.getRoute() + ": " + row.getBefore() + " -> " + row.getAfter()));
        lines.add(view.getChanges());
        return String.join("\n", lines) + "\n";
    }

    private static String journal(List<JournalEntry> entries) {
        List<JsonObject> all = entries.stream()
                .map(EntryCodec::encode)
                .map(JsonText::parseObject)
                .toList();
        return JsonText.pretty(JsonObject.of("entries", all)) + "\n";
    }
}
