package io.jenkins.plugins.servicemesh.cluster.fabric8;

import io.jenkins.plugins.servicemesh.cluster.ClusterException.Cause;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of a refusal, cut to what helps: without the object that strict validation repeats, without what an admission
 * webhook's answer is wrapped in.
 *
 * @param status empty when the server sent something else
 * @param body what it sent
 */
record ServerMessage(JsonObject status, String body) {

    private static final int LONGEST = 1000; // characters; a proxy may answer with a whole page
    private static final Pattern ADMISSION =
            Pattern.compile("(?s)(?:admission webhook|ValidatingAdmissionPolicy) .*? denied (?:the )?request:? ?(.*)");
    private static final Pattern WEBHOOK_ITEM = Pattern.compile("(?m)^\\t\\* (.*)$");
    private static final Pattern STRICT = Pattern.compile("(?s)strict decoding error: (.*)");
    private static final Pattern STRICT_ITEM = Pattern.compile("(unknown field|duplicate field) \"([^\"]*)\"");
    private static final Pattern REPEATED_OBJECT = Pattern.compile("(?s)Invalid value: \"?\\{.*\\}\"?: ");
    private static final String UNCHECKED_RULES = "<nil>"; // the field of a cause that only says that others hide more

    boolean isAdmissionDenial() {
        return ADMISSION.matcher(raw()).find();
    }

    /** The details: those that the server lists, else those that its message lists. */
    List<Cause> causes() {
        List<Cause> strict = strictCauses();
        if (!strict.isEmpty()) {
            return strict;
        }
        List<Cause> listed = listedCauses();
        return listed.isEmpty() ? webhookCauses() : listed;
    }

    /** The message on one line: the causes if there are any, else the server's words. */
    String text(List<Cause> causes) {
        if (causes.isEmpty()) {
            return shortened(oneLine(unwrapped()));
        }
        return shortened(causes.stream()
                .map(cause -> cause.field().isEmpty() ? cause.message() : cause.field() + ": " + cause.message())
                .collect(Collectors.joining("; ")));
    }

    private List<Cause> listedCauses() {
        List<Cause> causes = new ArrayList<>();
        for (JsonObject cause : status.object("details").array("causes").objects()) {
            String field = cause.text("field").orElse("");
            if (!field.equals(UNCHECKED_RULES)) {
                causes.add(new Cause(
                        field,
                        cause.text("reason").orElse(""),
                        withoutObject(cause.text("message").orElse(""))));
            }
        }
        return causes;
    }

    private List<Cause> strictCauses() {
        return find(STRICT, raw()).stream()
                .flatMap(errors -> STRICT_ITEM.matcher(errors).results())
                .map(error -> new Cause(error.group(2), "FieldValueInvalid", error.group(1)))
                .toList();
    }

    private List<Cause> webhookCauses() {
        return isAdmissionDenial()
                ? WEBHOOK_ITEM
                        .matcher(raw())
                        .results()
                        .map((MatchResult item) ->
                                new Cause("", "", item.group(1).trim()))
                        .toList()
                : List.of();
    }

    private String unwrapped() {
        return find(ADMISSION, raw())
                .filter(reason -> !reason.isBlank())
                .or(() -> find(STRICT, raw()))
                .orElseGet(() -> withoutObject(raw()));
    }

    private String raw() {
        return status.text("message").orElse(body);
    }

    private static Optional<String> find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String withoutObject(String text) {
        return REPEATED_OBJECT.matcher(text).replaceAll("");
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...";
    }
}
