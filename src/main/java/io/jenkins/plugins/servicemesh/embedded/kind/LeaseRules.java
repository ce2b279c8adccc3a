package io.jenkins.plugins.servicemesh.embedded.kind;

import io.jenkins.plugins.servicemesh.embedded.http.StatusCause;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Leases demand: times with six digits behind the point, and a duration above zero. */
final class LeaseRules implements ObjectRules {

    private static final Pattern MICRO_TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}(Z|[+-]\\d{2}:\\d{2})");

    @Override
    public String decodingProblem(JsonObject tree) {
        for (String field : List.of("acquireTime", "renewTime")) {
            Optional<String> time = tree.object("spec").text(field);
            if (time.isPresent() && !MICRO_TIME.matcher(time.get()).matches()) {
                return "parsing time \"" + time.get() + "\" as \"2006-01-02T15:04:05.000000Z07:00\"";
            }
        }
        return "";
    }

    @Override
    public List<StatusCause> violations(JsonObject tree) {
        Optional<JsonNumber> duration = tree.object("spec").number("leaseDurationSeconds");
        return duration.isPresent() && duration.get().intValue() <= 0
                ? List.of(StatusCause.invalid("spec.leaseDurationSeconds", duration.get(), "must be greater than 0"))
                : List.of();
    }
}
