package io.jenkins.plugins.servicemesh.istio.planner;

import io.jenkins.plugins.servicemesh.istio.field.ConnectionPoolFields;
import io.jenkins.plugins.servicemesh.istio.field.FieldMerge;
import io.jenkins.plugins.servicemesh.istio.field.LoadBalancerFields;
import io.jenkins.plugins.servicemesh.istio.field.LocalityFields;
import io.jenkins.plugins.servicemesh.istio.field.Optionals;
import io.jenkins.plugins.servicemesh.istio.field.OutlierDetectionFields;
import io.jenkins.plugins.servicemesh.model.CircuitBreaker;
import io.jenkins.plugins.servicemesh.model.ConnectionPool;
import io.jenkins.plugins.servicemesh.model.LoadBalancing;
import io.jenkins.plugins.servicemesh.model.Locality;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.plan.TreeEditor;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One part of a DestinationRule's {@code trafficPolicy} that an intent wants.
 *
 * @param field of the policy that it is about
 * @param words for it, in reasons
 * @param change of the DestinationRule's spec
 */
record TrafficPolicyEdit(String field, String words, UnaryOperator<JsonObject> change) {

    private static final String POLICY = "trafficPolicy";
    private static final String LOAD_BALANCER = "loadBalancer";
    private static final String LOCALITY = "localityLbSetting";
    private static final String OUTLIER_DETECTION = "outlierDetection";
    private static final String CONNECTION_POOL = "connectionPool";

    /** The edits that the intent wants. */
    static List<TrafficPolicyEdit> of(ServiceSpec wanted) {
        return Stream.of(
                        wanted.policy().loadBalancing().map(TrafficPolicyEdit::loadBalancer),
                        wanted.policy().locality().map(TrafficPolicyEdit::locality),
                        wanted.policy().circuitBreaker().map(TrafficPolicyEdit::outlierDetection),
                        wanted.policy().connectionPool().map(TrafficPolicyEdit::connectionPool))
                .flatMap(Optional::stream)
                .toList();
    }

    private static TrafficPolicyEdit loadBalancer(LoadBalancing wanted) {
        return new TrafficPolicyEdit(
                LOAD_BALANCER,
                "loadBalancer",
                spec -> with(spec, LOAD_BALANCER, LoadBalancerFields.of(wanted, policyField(spec, LOAD_BALANCER))));
    }

    private static TrafficPolicyEdit locality(Locality wanted) {
        return new TrafficPolicyEdit(
                LOAD_BALANCER,
                "loadBalancer > locality",
                spec -> with(spec, LOAD_BALANCER, withLocality(policyField(spec, LOAD_BALANCER), wanted)));
    }

    private static JsonObject withLocality(JsonObject balancer, Locality wanted) {
        return Optionals.withFilled(balancer, LOCALITY, LocalityFields.of(wanted, balancer.object(LOCALITY)));
    }

    private static TrafficPolicyEdit outlierDetection(CircuitBreaker wanted) {
        return merged(OUTLIER_DETECTION, "circuitBreaker", OutlierDetectionFields.of(wanted));
    }

    private static TrafficPolicyEdit connectionPool(ConnectionPool wanted) {
        return merged(CONNECTION_POOL, "connectionPool", ConnectionPoolFields.of(wanted));
    }

    private static TrafficPolicyEdit merged(String field, String words, JsonObject wanted) {
        return new TrafficPolicyEdit(
                field, words, spec -> with(spec, field, FieldMerge.merge(policyField(spec, field), wanted)));
    }

    private static JsonObject policyField(JsonObject spec, String field) {
        return spec.object(POLICY).object(field);
    }

    /** Istio refuses empty policies, so nothing is written where nothing is wanted. */
    private static JsonObject with(JsonObject spec, String field, JsonObject value) {
        return value.isEmpty() ? spec : TreeEditor.set(spec, value, POLICY, field);
    }

    /** The change that takes that part away; locality and warm-up settings of a load balancer are no part of it. */
    static UnaryOperator<JsonObject> removal(ServiceSpec.Part part) {
        return switch (part) {
            case LOAD_BALANCER ->
                spec -> TreeEditor.remove(
                        TreeEditor.remove(spec, POLICY, LOAD_BALANCER, "simple"),
                        POLICY,
                        LOAD_BALANCER,
                        "consistentHash");
            case LOCALITY -> spec -> TreeEditor.remove(spec, POLICY, LOAD_BALANCER, LOCALITY);
            case CIRCUIT_BREAKER -> spec -> TreeEditor.remove(spec, POLICY, OUTLIER_DETECTION);
            case CONNECTION_POOL -> spec -> TreeEditor.remove(spec, POLICY, CONNECTION_POOL);
        };
    }

    /** The user's word for that part. */
    static String word(ServiceSpec.Part part) {
        return switch (part) {
            case LOAD_BALANCER -> "loadBalancer";
            case LOCALITY -> "locality";
            case CIRCUIT_BREAKER -> "circuitBreaker";
            case CONNECTION_POOL -> "connectionPool";
        };
    }
}
