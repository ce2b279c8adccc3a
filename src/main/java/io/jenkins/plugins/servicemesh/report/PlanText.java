package io.jenkins.plugins.servicemesh.report;

import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.util.ArrayList;
import java.util.List;

/** A plan as lines of text: what is created, edited and removed, why, and each value before and after. */
public final class PlanText {

    private static final String INDENT = "      ";

    private PlanText() {}

    /** The lines, findings left out; one line when nothing is to be done. */
    public static List<String> lines(Plan plan) {
        if (plan.isEmpty()) {
            return List.of("Nothing to do: the cluster is already so.");
        }
        List<String> lines = new ArrayList<>();
        lines.add(summary(plan));
        plan.changes().forEach(change -> lines.addAll(change.accept(new Lines())));
        return lines;
    }

    /** {@code Plan: 2 to create, 1 to edit, 0 to remove}. */
    public static String summary(Plan plan) {
        return "Plan: " + count(plan, Change.Create.class) + " to create, " + count(plan, Change.Edit.class)
                + " to edit, " + count(plan, Change.Remove.class) + " to remove";
    }

    private static long count(Plan plan, Class<? extends Change> kind) {
        return plan.changes().stream().filter(kind::isInstance).count();
    }

    private static final class Lines implements Change.Visitor<List<String>> {
        @Override
        public List<String> create(Change.Create change) {
            List<String> lines = heading('+', change);
            JsonObject spec = change.resource()
                    .tree()
                    .without("apiVersion")
                    .without("kind")
                    .without("metadata");
            YamlText.print(spec).lines().forEach(line -> lines.add(INDENT + line));
            return lines;
        }

        @Override
        public List<String> edit(Change.Edit change) {
            List<String> lines = heading('~', change);
            EditText.lines(change).forEach(line -> lines.add(INDENT + line));
            return lines;
        }

        @Override
        public List<String> remove(Change.Remove change) {
            return heading('-', change);
        }

        private static List<String> heading(char sign, Change change) {
            List<String> lines = new ArrayList<>();
            lines.add("  " + sign + " " + change.id());
            change.reasons().forEach(reason -> lines.add("    # " + reason));
            return lines;
        }
    }
}
