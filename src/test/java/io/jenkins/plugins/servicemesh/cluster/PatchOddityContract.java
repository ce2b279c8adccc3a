package io.jenkins.plugins.servicemesh.cluster;

import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.reasonOf;
import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.set;
import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.test;
import static io.jenkins.plugins.servicemesh.cluster.PatchContract.WEIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where API servers read a JSON Patch in another way than its standard. */
interface PatchOddityContract extends ContractSubject {

    @Test
    default void replacingAMemberThatIsNotThereSetsIt() {
        Resource patched = patched(storedVirtualService(), set("/spec/exportTo", List.of(".")));

        assertThat(patched.spec().array("exportTo").texts()).containsExactly(".");
    }

    @Test
    default void aTestForNullHoldsWhereNothingIs() {
        Resource patched = patched(storedVirtualService(), test("/spec/tls", null), set(WEIGHT, 80));

        assertThat(patched.spec()).asString().contains("80");
    }

    @Test
    default void aTestComparesNumbersAsTheyAreWritten() {
        Resource created = storedVirtualService();

        assertThat(reasonOf(() -> patched(created, test(WEIGHT, new BigDecimal("90.0")))))
                .isEqualTo(Reason.INVALID);
    }
}
