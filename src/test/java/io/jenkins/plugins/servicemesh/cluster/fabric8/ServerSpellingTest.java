package io.jenkins.plugins.servicemesh.cluster.fabric8;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ServerSpellingTest {

    @Test
    void signsOfMarkupAreEscaped() {
        assertThat(ServerSpelling.print(new JsonString("a < b & c > d")))
                .isEqualTo("\"a \\u003c b \\u0026 c \\u003e d\"");
    }

    @Test
    void lineSeparatorsAreEscaped() {
        assertThat(ServerSpelling.print(new JsonString("\u2028\u2029"))).isEqualTo("\"\\u2028\\u2029\"");
    }

    @Test
    void controlCharactersAreInLowerCase() {
        assertThat(ServerSpelling.print(new JsonString("\u001f"))).isEqualTo("\"\\u001f\"");
    }

    @Test
    void whatLooksLikeAnEscapeIsLeftAlone() {
        assertThat(ServerSpelling.print(new JsonString("\\u001F"))).isEqualTo("\"\\\\u001F\"");
    }

    @Property
    void theMeaningStays(@ForAll String text) {
        JsonString value = new JsonString(text);

        assertThat(JsonText.parse(ServerSpelling.print(value))).isEqualTo(value);
    }
}
