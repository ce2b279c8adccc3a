package io.jenkins.plugins.servicemesh.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.resource.JsonText;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {

    private static final Finding MODE = Finding.notAllowed(
                    "schema/enum", "mode", "strict", List.of("STRICT", "DISABLE"))
            .at("spec.mtls.mode");

    @Test
    void aValueThatIsNotAllowedIsDescribedWithTheNearestOne() {
        assertThat(MODE.describe())
                .isEqualTo("spec.mtls.mode: unknown mode 'strict'; allowed: STRICT, DISABLE; did you mean 'STRICT'?");
    }

    @Test
    void aValueThatIsNearToNoneHasNoSuggestion() {
        assertThat(Finding.notAllowed("r/x", "mode", "bananas", List.of("STRICT"))
                        .suggestion())
                .isEmpty();
    }

    @Test
    void adviceThatIsNoAllowedValueIsWrittenAsItIs() {
        assertThat(Finding.error("r/x", "is late")
                        .withSuggestion("come earlier")
                        .describe())
                .isEqualTo("is late; come earlier");
    }

    @Test
    void aCheckThatCouldNotLookIsNeitherPassNorFailure() {
        Finding finding = Finding.notChecked("the gateway", "get gateways");
        assertThat(finding.isError()).isFalse();
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        assertThat(finding.describe()).isEqualTo("not checked: the gateway, needs get gateways");
    }

    @Test
    void onlyErrorsStopAWrite() {
        Finding error = Finding.error("r/x", "bad");
        assertThat(Finding.errors(List.of(error, Finding.warning("r/x", "odd"), Finding.info("r/x", "so"))))
                .containsExactly(error);
    }

    @Test
    void joinedFindingsKeepTheirOrder() {
        assertThat(Finding.join(List.of(MODE), List.of(Finding.info("r/x", "so"))))
                .extracting(Finding::rule)
                .containsExactly("schema/enum", "r/x");
    }

    @Test
    void anotherPathKeepsTheRestOfThePlace() {
        Finding finding = MODE.at(new Place("a.yaml", 2, 3, 1, "", "", "", "x")).at("y");
        assertThat(finding.place()).isEqualTo(new Place("a.yaml", 2, 3, 1, "", "", "", "y"));
    }

    @Test
    void itsJsonFormHasAllFacts() {
        assertThat(MODE.toJson()).isEqualTo(JsonText.parse("""
                                {"file":"","line":0,"column":0,"document":0,"kind":"","namespace":"","name":"",
                                 "path":"spec.mtls.mode","severity":"error","rule":"schema/enum",
                                 "message":"unknown mode 'strict'","allowed":["STRICT","DISABLE"],"suggestion":"STRICT"}
                                """));
    }

    @Test
    void itsJsonFormLeavesOutWhatThereIsNot() {
        assertThat(Finding.warning("r/x", "odd").toJson().text("message")).contains("odd");
        assertThat(Finding.warning("r/x", "odd").toJson().has("suggestion")).isFalse();
    }
}
