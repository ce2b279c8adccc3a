package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.resource.TextDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * One writer a host: a {@code coordination.k8s.io/v1} Lease in the service's namespace.
 *
 * @param host fully qualified, so that short names of two namespaces are two hosts
 * @param holder the build or person
 * @param rollout the rollout that it is held for, if it is
 */
record HostLease(
        String namespace, String host, String holder, Instant renewed, Duration duration, Optional<String> rollout) {

    static final Duration DURATION = Duration.ofSeconds(60);
    static final String HOST = "servicemesh.jenkins.io/host";
    private static final String ROLLOUT = "servicemesh.jenkins.io/rollout";

    private static final DateTimeFormatter MICRO_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    static ResourceId id(String namespace, String host) {
        return ResourceId.of(
                KubernetesTypes.LEASE,
                namespace,
                "mesh-host-" + TextDigest.sha256(host).substring(0, 16));
    }

    /** What that object says; a Lease without a time counts as lapsed. */
    static HostLease read(Resource lease) {
        JsonObject spec = lease.spec();
        return new HostLease(
                lease.namespace(),
                lease.annotations().getOrDefault(HOST, ""),
                spec.text("holderIdentity").orElse(""),
                spec.text("renewTime").map(Instant::parse).orElse(Instant.EPOCH),
                Duration.ofSeconds(spec.number("leaseDurationSeconds")
                        .map(JsonNumber::intValue)
                        .orElse(0)),
                Optional.ofNullable(lease.annotations().get(ROLLOUT)));
    }

    /** The lease as an object; written over {@code base}, whose resourceVersion is the lock of a replace. */
    Resource write(Resource base) {
        String now = MICRO_TIME.format(renewed);
        boolean sameHolder = base.spec().text("holderIdentity").equals(Optional.of(holder));
        JsonObject spec = base.spec()
                .with("holderIdentity", holder)
                .with("leaseDurationSeconds", duration.toSeconds())
                .with("renewTime", now);
        Resource named = base.withAnnotation(HOST, host);
        Resource ours = rollout.map(id -> named.withAnnotation(ROLLOUT, id)).orElse(named);
        return ours.withSpec(sameHolder ? spec : spec.with("acquireTime", now));
    }

    boolean isLapsed(Instant now) {
        return renewed.plus(duration).isBefore(now);
    }
}
