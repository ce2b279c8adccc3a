package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.report.FindingsText;
import io.jenkins.plugins.servicemesh.report.PlanJson;
import io.jenkins.plugins.servicemesh.report.PlanText;
import io.jenkins.plugins.servicemesh.report.PlanYaml;
import io.jenkins.plugins.servicemesh.resource.JsonText;

/** Prints a plan as the answer: as text with its findings on the talk, as JSON, or as objects. */
final class PlanPrinter {

    private PlanPrinter() {}

    /** @return whether the plan holds no error */
    static boolean print(Plan plan, PlanFormat format, Terminal terminal) {
        switch (format) {
            case JSON -> terminal.answer(JsonText.pretty(PlanJson.of(plan)));
            case YAML -> PlanYaml.documents(plan).forEach(terminal::answer);
            case TEXT -> PlanText.lines(plan).forEach(terminal::answer);
        }
        if (format != PlanFormat.JSON) {
            FindingsText.lines(plan.findings()).forEach(terminal::say);
        }
        return plan.findings().stream().noneMatch(Finding::isError);
    }
}
