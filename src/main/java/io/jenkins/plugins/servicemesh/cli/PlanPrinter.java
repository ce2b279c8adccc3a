package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.report.FindingsText;
import io.jenkins.plugins.servicemesh.report.PlanJson;
import io.jenkins.plugins.servicemesh.report.PlanText;
import io.jenkins.plugins.servicemesh.resource.JsonText;

/** Prints a plan as the answer: as text with its findings on the talk, or as JSON. */
final class PlanPrinter {

    private PlanPrinter() {}

    /** @return whether the plan holds no error */
    static boolean print(Plan plan, OutputFormat format, Terminal terminal) {
        if (format == OutputFormat.JSON) {
            terminal.answer(JsonText.pretty(PlanJson.of(plan)));
        } else {
            PlanText.lines(plan).forEach(terminal::answer);
            FindingsText.lines(plan.findings()).forEach(terminal::say);
        }
        return plan.findings().stream().noneMatch(Finding::isError);
    }
}
