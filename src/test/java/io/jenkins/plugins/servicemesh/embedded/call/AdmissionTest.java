package io.jenkins.plugins.servicemesh.embedded.call;

import static io.jenkins.plugins.servicemesh.embedded.HttpApi.ROUTES;
import static io.jenkins.plugins.servicemesh.embedded.HttpApi.virtualService;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.embedded.ClusterTest;
import io.jenkins.plugins.servicemesh.embedded.HttpApi.Answer;
import io.jenkins.plugins.servicemesh.embedded.call.AdmissionHook.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdmissionTest extends ClusterTest {

    private void refuse() {
        cluster.admit("rev.validation.istio.io", (operation, object) -> Optional.of("configuration is invalid: x"));
    }

    @Test
    void aRefusalCarriesTheHooksWordsAndNoReason() {
        refuse();
        Answer answer = api.post(ROUTES, virtualService("reviews"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().has("reason")).isFalse();
        assertThat(answer.message())
                .isEqualTo("admission webhook \"rev.validation.istio.io\" denied the request:"
                        + " configuration is invalid: x");
        assertThat(api.get(ROUTES).names()).isEmpty();
    }

    @Test
    void aDryRunIsJudgedToo() {
        refuse();
        assertThat(api.post(ROUTES + "?dryRun=All", virtualService("reviews")).status())
                .isEqualTo(400);
    }

    @Test
    void everyKindOfWriteIsJudged() {
        List<Operation> seen = new ArrayList<>();
        cluster.admit("spy", (operation, object) -> {
            seen.add(operation);
            return Optional.empty();
        });
        api.post(ROUTES, virtualService("reviews"));
        api.mergePatch(ROUTES + "/reviews", "{\"spec\":{\"hosts\":[\"other\"]}}");
        api.delete(ROUTES + "/reviews");
        assertThat(seen).containsExactly(Operation.CREATE, Operation.UPDATE, Operation.DELETE);
    }

    @Test
    void whatBreaksTheSchemaIsRefusedBeforeTheHookIsAsked() {
        refuse();
        assertThat(api.post(ROUTES, virtualService("reviews").replace("[reviews]", "reviews"))
                        .status())
                .isEqualTo(422);
    }
}
