package io.jenkins.plugins.servicemesh.embedded.write;

import static io.jenkins.plugins.servicemesh.embedded.HttpApi.ROUTES;
import static io.jenkins.plugins.servicemesh.embedded.HttpApi.virtualService;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.embedded.ClusterTest;
import io.jenkins.plugins.servicemesh.embedded.HttpApi.Answer;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import org.junit.jupiter.api.Test;

class CreationTest extends ClusterTest {

    @Test
    void aNewObjectGetsItsServerFields() {
        Answer answer = api.post(ROUTES, virtualService("reviews"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.generation()).isEqualTo(1);
        assertThat(answer.metadata().keys())
                .contains("uid", "resourceVersion", "creationTimestamp", "namespace", "managedFields");
        assertThat(api.get(ROUTES + "/reviews").json()).isEqualTo(answer.json());
    }

    @Test
    void aSecondObjectOfThatNameIsRefused() {
        api.post(ROUTES, virtualService("reviews"));
        Answer answer = api.post(ROUTES, virtualService("reviews"));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json()).isEqualTo(JsonText.parse("""
                                {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure",
                                 "message":"virtualservices.networking.istio.io \\"reviews\\" already exists",
                                 "reason":"AlreadyExists",
                                 "details":{"name":"reviews","group":"networking.istio.io","kind":"virtualservices"},
                                 "code":409}"""));
    }

    @Test
    void theNamespaceMustExist() {
        Answer answer = api.post(ROUTES.replace("shop", "nowhere"), virtualService("reviews"));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.message()).isEqualTo("namespaces \"nowhere\" not found");
    }

    @Test
    void aGeneratedNameGetsAnEnding() {
        Answer answer = api.post(ROUTES, virtualService("x").replace("name: x", "generateName: reviews-"));
        assertThat(answer.metadata().text("name").orElseThrow()).matches("reviews-[a-z0-9]{5}");
    }

    @Test
    void aNameIsRequired() {
        Answer answer = api.post(ROUTES, virtualService("x").replace("name: x", ""));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.causes()).containsExactly("FieldValueRequired metadata.name");
    }

    @Test
    void aNameMustBeADnsName() {
        Answer answer = api.post(ROUTES, virtualService("Bad_Name"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.reason()).isEqualTo("Invalid");
        assertThat(answer.message())
                .startsWith("VirtualService.networking.istio.io \"Bad_Name\" is invalid: metadata.name: Invalid value:"
                        + " \"Bad_Name\": a lowercase RFC 1123 subdomain must consist of");
    }

    @Test
    void aLabelMustBeALabel() {
        Answer answer = api.post(ROUTES, virtualService("x").replace("name: x", "name: x, labels: {a: -b}"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.causes()).containsExactly("FieldValueInvalid metadata.labels");
    }

    @Test
    void aLabelMustBeText() {
        Answer answer = api.post(ROUTES, virtualService("x").replace("name: x", "name: x, labels: {a: 1}"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).contains("cannot unmarshal number into Go struct field ObjectMeta.labels");
    }

    @Test
    void anUnknownFieldIsRefusedWhenValidationIsStrict() {
        Answer answer = api.post(
                ROUTES + "?fieldValidation=Strict", virtualService("reviews").replace("hosts:", "hostz: []\n  hosts:"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message())
                .isEqualTo("VirtualService in version \"v1\" cannot be handled as a VirtualService:"
                        + " strict decoding error: unknown field \"spec.hostz\"");
    }

    @Test
    void anUnknownFieldIsDroppedWithAWarningOtherwise() {
        Answer answer = api.post(ROUTES, virtualService("reviews").replace("hosts:", "hostz: []\n  hosts:"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().object("spec").has("hostz")).isFalse();
        assertThat(answer.warnings()).containsExactly("299 - \"unknown field \\\"spec.hostz\\\"\"");
    }

    @Test
    void anUnknownFieldIsDroppedInSilenceWhenItIsToBeIgnored() {
        Answer answer = api.post(
                ROUTES + "?fieldValidation=Ignore", virtualService("reviews").replace("hosts:", "hostz: []\n  hosts:"));
        assertThat(answer.warnings()).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsACause() {
        Answer answer = api.post(
                ROUTES,
                virtualService("reviews")
                        .replace("hosts: [reviews]", "hosts: reviews")
                        .replace("90", "'90'"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.causes())
                .containsExactly(
                        "FieldValueTypeInvalid spec.hosts",
                        "FieldValueTypeInvalid spec.http[0].route[0].weight",
                        "FieldValueInvalid <nil>");
    }

    @Test
    void aMissingFieldIsACause() {
        Answer answer =
                api.post(ROUTES, virtualService("reviews").replace("destination: {host: reviews, subset: v1}, ", ""));
        assertThat(answer.causes()).contains("FieldValueRequired spec.http[0].route[0].destination");
        assertThat(answer.message()).contains("spec.http[0].route[0].destination: Required value, <nil>");
    }

    @Test
    void fieldsThatExcludeEachOtherAreACauseWithoutPlace() {
        Answer answer = api.post(
                ROUTES,
                virtualService("reviews").replace("- route:", "- match: [{uri: {exact: /, prefix: /}}]\n    route:"));
        assertThat(answer.causes()).containsExactly("FieldValueInvalid <nil>");
        assertThat(answer.message())
                .contains("\"spec.http[0].match[0].uri\" must validate one and only one schema (oneOf)");
    }

    @Test
    void theKindMustBeTheOneOfTheAddress() {
        Answer answer = api.post(ROUTES, virtualService("reviews").replace("VirtualService", "DestinationRule"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.message())
                .isEqualTo("DestinationRule.networking.istio.io \"reviews\" is invalid: kind: Invalid value:"
                        + " \"DestinationRule\": must be VirtualService");
    }

    @Test
    void theVersionMustBeTheOneOfTheAddress() {
        Answer answer = api.post(ROUTES, virtualService("reviews").replace("io/v1", "io/v1beta1"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message())
                .isEqualTo("the API version in the data (networking.istio.io/v1beta1) does not match the expected API"
                        + " version (networking.istio.io/v1)");
    }

    @Test
    void theNamespaceMustBeTheOneOfTheAddress() {
        Answer answer = api.post(ROUTES, virtualService("x").replace("name: x", "name: x, namespace: other"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message())
                .isEqualTo("the namespace of the provided object does not match the namespace sent on the request");
    }

    @Test
    void aBodyThatIsNoJsonIsRefused() {
        Answer answer = api.send("POST", ROUTES, "application/json", "{\"a\":");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).startsWith("the object provided is unrecognized (must be of type VirtualService)");
    }

    @Test
    void aBodyOfAnotherFormatIsRefused() {
        Answer answer = api.send("POST", ROUTES, "text/plain", "x");
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.reason()).isEqualTo("UnsupportedMediaType");
    }

    @Test
    void aBodyOfMoreThanThreeMegabytesIsRefused() {
        Answer answer = api.post(ROUTES, "#".repeat(3 * 1024 * 1024 + 1));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.message()).isEqualTo("Request entity too large: limit is 3145728");
    }

    @Test
    void anObjectThatWasReadBeforeCannotBeCreated() {
        Answer answer = api.post(ROUTES, virtualService("x").replace("name: x", "name: x, resourceVersion: '3'"));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.message()).isEqualTo("resourceVersion should not be set on objects to be created");
    }

    @Test
    void aDryRunAnswersAndStoresNothing() {
        Answer answer = api.post(ROUTES + "?dryRun=All", virtualService("reviews"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.metadata().has("resourceVersion")).isFalse();
        assertThat(api.get(ROUTES + "/reviews").status()).isEqualTo(404);
    }

    @Test
    void aDryRunIsRefusedLikeTheRealThing() {
        api.post(ROUTES, virtualService("reviews"));
        assertThat(api.post(ROUTES + "?dryRun=All", virtualService("reviews")).status())
                .isEqualTo(409);
    }

    @Test
    void aStatusIsNotTakenFromTheMainObject() {
        Answer answer = api.post(ROUTES, virtualService("reviews") + "status: {observedGeneration: '1'}\n");
        assertThat(answer.json().has("status")).isFalse();
    }

    @Test
    void nullsAreDropped() {
        Answer answer = api.post(ROUTES, virtualService("reviews").replace("hosts:", "gateways: null\n  hosts:"));
        assertThat(answer.json().object("spec").has("gateways")).isFalse();
    }

    @Test
    void absentFieldsGetTheirDefaults() {
        Answer answer = api.post("/apis/gateway.networking.k8s.io/v1/namespaces/shop/httproutes", """
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: {name: reviews}
                spec:
                  parentRefs: [{name: reviews, kind: Service, group: ""}]
                  rules: [{backendRefs: [{name: reviews-v1, port: 80}]}]
                """);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json()
                        .object("spec")
                        .array("rules")
                        .objects()
                        .get(0)
                        .array("backendRefs")
                        .objects()
                        .get(0)
                        .number("weight"))
                .hasValueSatisfying(weight -> assertThat(weight.intValue()).isEqualTo(1));
    }
}
