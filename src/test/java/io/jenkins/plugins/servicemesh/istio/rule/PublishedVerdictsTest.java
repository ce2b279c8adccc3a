package io.jenkins.plugins.servicemesh.istio.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our rules give the verdicts of Istio itself. */
class PublishedVerdictsTest {

    static Stream<Resource> sound() {
        return PublishedVerdicts.sound("shop").stream();
    }

    static Stream<Resource> broken() {
        return PublishedVerdicts.broken("shop").stream();
    }

    @ParameterizedTest
    @MethodSource("sound")
    void whatIstioTakesBreaksNoRule(Resource resource) {
        assertThat(Finding.errors(IstioRules.check(resource))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatIstioRefusesBreaksARuleThatSaysWhere(Resource resource) {
        List<Finding> errors = Finding.errors(IstioRules.check(resource));
        assertThat(errors).isNotEmpty().allMatch(error -> error.place().path().startsWith("spec"));
    }
}
