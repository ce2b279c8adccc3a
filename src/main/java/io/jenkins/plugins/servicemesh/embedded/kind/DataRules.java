package io.jenkins.plugins.servicemesh.embedded.kind;

import io.jenkins.plugins.servicemesh.embedded.http.StatusCause;
import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What ConfigMaps and Secrets demand. */
enum DataRules implements ObjectRules {
    CONFIG_MAP("ConfigMap"),
    SECRET("Secret") {
        @Override
        public JsonObject withDefaults(JsonObject tree) {
            JsonObject data = tree.object("data");
            for (Map.Entry<String, String> text :
                    tree.object("stringData").texts().entrySet()) {
                data = data.with(text.getKey(), encode(text.getValue()));
            }
            JsonObject secret =
                    tree.has("stringData") ? tree.without("stringData").with("data", data) : tree;
            return secret.has("type") ? secret : secret.with("type", "Opaque");
        }
    };

    private static final int LARGEST = 1024 * 1024;

    private final String kind;

    DataRules(String kind) {
        this.kind = kind;
    }

    private static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String decodingProblem(JsonObject tree) {
        return MetadataRules.nonText(kind + ".data", tree.object("data"));
    }

    @Override
    public List<StatusCause> violations(JsonObject tree) {
        List<StatusCause> causes = new ArrayList<>();
        int size = 0;
        for (String field : List.of("data", "binaryData")) {
            for (Map.Entry<String, String> entry : tree.object(field).texts().entrySet()) {
                causes.addAll(NameRule.DATA_KEY.violations(field + "[" + entry.getKey() + "]", entry.getKey()));
                size += entry.getValue().getBytes(StandardCharsets.UTF_8).length;
            }
        }
        if (size > LARGEST) {
            causes.add(StatusCause.tooLong("[]", LARGEST));
        }
        return causes;
    }

    @Override
    public List<StatusCause> violations(JsonObject before, JsonObject after) {
        if (!before.get("immutable").equals(Optional.of(JsonBoolean.TRUE))) {
            return type(before, after);
        }
        List<StatusCause> causes = new ArrayList<>();
        for (String field : List.of("immutable", "data", "binaryData")) {
            if (!before.get(field).equals(after.get(field))) {
                causes.add(StatusCause.forbidden(field, "field is immutable when `immutable` is set"));
            }
        }
        return causes;
    }

    private static List<StatusCause> type(JsonObject before, JsonObject after) {
        return before.text("type").equals(after.text("type"))
                ? List.of()
                : List.of(StatusCause.invalid(
                        "type", new JsonString(after.text("type").orElse("")), "field is immutable"));
    }
}
