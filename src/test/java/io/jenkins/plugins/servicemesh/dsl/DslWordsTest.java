package io.jenkins.plugins.servicemesh.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.Closure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.junit.jupiter.api.Test;

class DslWordsTest {

    private static final Set<String> WORDS =
            DslWords.all().stream().map(DslWords.Entry::name).collect(Collectors.toSet());

    @Test
    void noWordIsCalledLikeAStep() {
        assertThat(WORDS).doesNotContainAnyElementsOf(OutsideNames.WELL_KNOWN);
    }

    @Test
    void noWordIsAMethodThatEveryClosureHas() {
        var closures = InvokerHelper.getMetaClass(Closure.class);
        for (String word : WORDS) {
            for (Class<?> argument : List.of(String.class, Integer.class, Map.class, Boolean.class)) {
                assertThat(closures.pickMethod(word, new Class<?>[] {argument}))
                        .as(word)
                        .isNull();
            }
        }
    }

    @Test
    void everyWordHasItsHelp() {
        assertThat(DslWords.all()).allSatisfy(word -> {
            assertThat(word.help()).isNotBlank();
            assertThat(word.example()).startsWith(word.name());
        });
    }

    @Test
    void theWordsOfABlockAreInTheOrderOfItsTable() {
        assertThat(DslWords.of("mtls")).extracting(DslWords.Entry::name).containsExactly("mode", "port");
        assertThat(DslWords.blocks()).startsWith("script", "mesh").contains("consistentHash");
    }

    @Test
    void aWordTellsWhatItTakesAndOpens() {
        DslWords.Entry loadBalancer = DslWords.of("service").stream()
                .filter(word -> word.name().equals("loadBalancer"))
                .findFirst()
                .orElseThrow();
        assertThat(loadBalancer.opens()).contains("loadBalancer");
        assertThat(loadBalancer.takes()).isEqualTo("a text in quotes");
        assertThat(loadBalancer.repeatable()).isFalse();
    }
}
