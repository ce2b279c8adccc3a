package io.jenkins.plugins.servicemesh.cluster;

import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.reasonOf;
import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.resource.Resource;
import org.junit.jupiter.api.Test;

/** What makes a lease a lock. */
interface LeaseContract extends ContractSubject {

    @Test
    default void aLeaseIsHeldByOneOnly() {
        Resource first = storedLease("first");

        assertThat(reasonOf(() -> stored(Samples.lease(namespace(), first.name(), "second"))))
                .isEqualTo(Reason.ALREADY_EXISTS);
    }

    @Test
    default void timesOfALeaseKeepTheirMicroseconds() {
        assertThat(now(storedLease("first")).spec().text("renewTime")).contains("2026-03-01T10:00:00.123456Z");
    }

    @Test
    default void aLeaseIsRenewed() {
        Resource lease = storedLease("first");

        Resource renewed = patched(lease, set("/spec/renewTime", "2026-03-01T10:00:10.000000Z"));

        assertThat(renewed.spec().text("holderIdentity")).contains("first");
        assertThat(renewed.resourceVersion()).isNotEqualTo(lease.resourceVersion());
    }

    @Test
    default void ofTwoWhoTakeALapsedLeaseOneIsRefused() {
        Resource lapsed = storedLease("first");
        take(lapsed, "second");

        assertThat(reasonOf(() -> take(lapsed, "third"))).isEqualTo(Reason.CONFLICT);
        assertThat(now(lapsed).spec().text("holderIdentity")).contains("second");
    }

    @Test
    default void whoLostALeaseCannotGiveItBack() {
        Resource lost = storedLease("first");
        take(lost, "second");

        assertThat(reasonOf(() -> cluster().delete(lost.id(), Preconditions.exactly(lost), WriteMode.STORE)))
                .isEqualTo(Reason.CONFLICT);
    }

    @Test
    default void aLeaseMustLastSomeTime() {
        Resource lease = Samples.lease(namespace(), fresh("lease"), "first");

        assertThat(reasonOf(() -> stored(lease.withSpec(lease.spec().with("leaseDurationSeconds", 0)))))
                .isEqualTo(Reason.INVALID);
    }

    @Test
    default void aTimeThatIsNoneIsRefused() {
        Resource lease = Samples.lease(namespace(), fresh("lease"), "first");

        assertThat(reasonOf(() -> stored(lease.withSpec(lease.spec().with("renewTime", "yesterday")))))
                .isEqualTo(Reason.INVALID);
    }

    private Resource storedLease(String holder) {
        return stored(Samples.lease(namespace(), fresh("lease"), holder));
    }

    private Resource take(Resource seen, String holder) {
        return patched(
                seen,
                set("/metadata/resourceVersion", seen.resourceVersion().orElseThrow()),
                set("/spec/holderIdentity", holder));
    }
}
