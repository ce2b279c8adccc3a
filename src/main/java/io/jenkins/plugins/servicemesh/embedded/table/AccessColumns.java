package io.jenkins.plugins.servicemesh.embedded.table;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The columns of roles and bindings, and of definitions: those tell when they were made. */
final class AccessColumns {

    private static final Column CREATED_AT = new Column(
            "Created At",
            "date",
            0,
            (object, now) -> JsonValue.of(
                    object.object("metadata").text("creationTimestamp").orElse("")));
    private static final List<Column> CREATED = List.of(Column.NAME, CREATED_AT);
    private static final List<Column> BINDING = List.of(
            Column.NAME,
            Column.text("Role", AccessColumns::role),
            Column.AGE,
            Column.text("Users", binding -> subjects(binding, "User")).wide(),
            Column.text("Groups", binding -> subjects(binding, "Group")).wide(),
            Column.text("ServiceAccounts", binding -> subjects(binding, "ServiceAccount"))
                    .wide());

    static final Map<String, List<Column>> BY_KIND = Map.of(
            "Role", CREATED,
            "ClusterRole", CREATED,
            "RoleBinding", BINDING,
            "ClusterRoleBinding", BINDING,
            "CustomResourceDefinition", CREATED);

    private AccessColumns() {}

    private static String role(JsonObject binding) {
        JsonObject role = binding.object("roleRef");
        return role.text("kind").orElse("") + "/" + role.text("name").orElse("");
    }

    private static String subjects(JsonObject binding, String kind) {
        return binding.array("subjects").objects().stream()
                .filter(subject -> subject.text("kind").equals(Optional.of(kind)))
                .map(subject -> subject.text("namespace")
                                .map(namespace -> namespace + "/")
                                .orElse("")
                        + subject.text("name").orElse(""))
                .collect(Collectors.joining(", "));
    }
}
