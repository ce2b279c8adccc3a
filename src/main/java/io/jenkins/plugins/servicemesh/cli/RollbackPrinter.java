package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.apply.RollbackResult;
import io.jenkins.plugins.servicemesh.report.FindingsText;
import io.jenkins.plugins.servicemesh.report.PlanText;

/** Tells how taking back ended. */
final class RollbackPrinter {

    private RollbackPrinter() {}

    static ExitCode print(RollbackResult result, Terminal terminal) {
        terminal.answer("taken back: " + result.written().size() + " written");
        result.journalEntry()
                .ifPresent(id -> terminal.answer("journal entry " + id + ": 'mesh rollback " + id + "' puts it back"));
        if (result.isComplete()) {
            terminal.answer("proof: nothing differs from what was there before");
            return ExitCode.DONE;
        }
        PlanText.lines(result.remaining()).forEach(terminal::answer);
        FindingsText.lines(result.conflicts()).forEach(terminal::say);
        return ExitCode.MOVED;
    }
}
