package io.jenkins.plugins.servicemesh.embedded.call;

import static io.jenkins.plugins.servicemesh.embedded.HttpApi.CONFIG_MAPS;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.embedded.ClusterTest;
import io.jenkins.plugins.servicemesh.embedded.HttpApi;
import io.jenkins.plugins.servicemesh.embedded.HttpApi.Answer;
import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RolesTest extends ClusterTest {

    private static final String REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    private static final String RULES = "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews";
    private static final String READER = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: %s
            metadata: {name: reader, namespace: shop}
            rules: [{apiGroups: [""], resources: [configmaps], verbs: [get, list]}]
            """;
    private static final String BINDING = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: %sBinding
            metadata: {name: reader, namespace: shop}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: %s, name: reader}
            subjects: [%s]
            """;
    private static final String EVE = "{kind: User, name: eve, apiGroup: rbac.authorization.k8s.io}";

    private HttpApi eve;

    @BeforeEach
    void letEveIn() {
        cluster.recognise("secret", Caller.user("eve", List.of("readers")));
        eve = api.as("secret");
    }

    private void bind(String binding, String role, String subject) {
        if (role.startsWith("Cluster")) {
            cluster.load(READER.formatted(role).replace(", namespace: shop", ""));
        } else {
            cluster.load(READER.formatted(role));
        }
        String object = BINDING.formatted(binding, role, subject);
        cluster.load(binding.startsWith("Cluster") ? object.replace(", namespace: shop", "") : object);
    }

    @Test
    void withoutARoleNothingIsAllowedAndTheRefusalSaysWhat() {
        Answer answer = eve.get(CONFIG_MAPS);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.message())
                .isEqualTo("configmaps is forbidden: User \"eve\" cannot list resource \"configmaps\" in API group \"\""
                        + " in the namespace \"shop\"");
    }

    @Test
    void anUnknownTokenIsUnauthorized() {
        assertThat(api.as("guessed").get(CONFIG_MAPS).status()).isEqualTo(401);
    }

    @Test
    void aRoleAllowsWhatItNamesAndNoMore() {
        bind("Role", "Role", EVE);
        assertThat(eve.get(CONFIG_MAPS).status()).isEqualTo(200);
        assertThat(eve.post(CONFIG_MAPS, "{metadata: {name: a}}").status()).isEqualTo(403);
        assertThat(eve.get("/api/v1/namespaces/default/configmaps").status()).isEqualTo(403);
    }

    @Test
    void aClusterRoleBoundInANamespaceHoldsThereOnly() {
        bind("Role", "ClusterRole", EVE);
        assertThat(eve.get(CONFIG_MAPS).status()).isEqualTo(200);
        assertThat(eve.get("/api/v1/configmaps").status()).isEqualTo(403);
    }

    @Test
    void aClusterRoleBindingHoldsEverywhere() {
        bind("ClusterRole", "ClusterRole", EVE);
        assertThat(eve.get("/api/v1/configmaps").status()).isEqualTo(200);
    }

    @Test
    void aGroupIsBoundLikeAUser() {
        bind("Role", "Role", "{kind: Group, name: readers, apiGroup: rbac.authorization.k8s.io}");
        assertThat(eve.get(CONFIG_MAPS).status()).isEqualTo(200);
    }

    @Test
    void aServiceAccountIsBoundByItsNamespace() {
        cluster.recognise("robot", Caller.serviceAccount("shop", "robot"));
        bind("Role", "Role", "{kind: ServiceAccount, name: robot, namespace: shop}");
        assertThat(api.as("robot").get(CONFIG_MAPS).status()).isEqualTo(200);
        assertThat(eve.get(CONFIG_MAPS).status()).isEqualTo(403);
    }

    @Test
    void anAccessReviewTellsWhatTheRolesSay() {
        bind("Role", "Role", EVE);
        assertThat(mayEve("list")).isTrue();
        assertThat(mayEve("delete")).isFalse();
    }

    private boolean mayEve(String verb) {
        String spec = "{resourceAttributes: {namespace: shop, resource: configmaps, verb: " + verb + "}}";
        JsonObject status = eve.post(REVIEWS, "{spec: " + spec + "}").json().object("status");
        return status.get("allowed").equals(Optional.of(JsonBoolean.TRUE));
    }

    @Test
    void aRulesReviewListsTheRules() {
        bind("Role", "Role", EVE);
        JsonObject status = eve.post(RULES, "{spec: {namespace: shop}}").json().object("status");
        assertThat(status.array("resourceRules").objects())
                .anySatisfy(rule -> assertThat(rule.array("resources").texts()).containsExactly("configmaps"));
    }
}
