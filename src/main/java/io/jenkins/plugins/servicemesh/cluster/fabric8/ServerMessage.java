package io.jenkins.plugins.servicemesh.cluster.fabric8;

import io.jenkins.plugins.servicemesh.cluster.ClusterException.Cause;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;
import java.util.Optional;
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
    private static final String NO_FIELD = "<nil>";
    private static final String UNCHECKED_RULES = "some validation rules were not checked";

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

    /** Each once, without the one that only says that there may be more. */
    private List<Cause> listedCauses() {
        return status.object("details").array("causes").objects().stream()
                .map(ServerMessage::cause)
                .filter(cause -> !cause.message().contains(UNCHECKED_RULES))
                .distinct()
                .toList();
    }

    private static Cause cause(JsonObject cause) {
        return new Cause(
                cause.text("field").filter(field -> !field.equals(NO_FIELD)).orElse(""),
                cause.text("reason").orElse(""),
                withoutObject(cause.text("message").orElse("")));
    }

    private List<Cause> strictCauses() {
        return find(STRICT, raw()).stream()
                .flatMap(errors -> STRICT_ITEM.matcher(errors).results())
                .map(error -> new Cause(error.group(2), "FieldValueInvalid", error.group(1)))
                .toList();
    }

    private List<Cause> webhookCauses() {
        if (!isAdmissionDenial()) {
            return List.of();
        }
        return WEBHOOK_ITEM
                .matcher(raw())
                .results()
                .map(item -> new Cause("", "", item.group(1).strip()))
                .distinct()
                .toList();
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
