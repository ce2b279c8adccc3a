package io.jenkins.plugins.servicemesh.cluster.fabric8;

import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * JSON text spelled as an API server spells its own. The {@code test} of a JSON Patch compares texts as they are spelled,
 * before escapes are read, and the server writes some signs as escapes: a test for a text with a plain {@code >} in it
 * would never hold.
 */
final class ServerSpelling {

    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u[0-9A-F]{4}|.)");

    private ServerSpelling() {}

    /** The value on one line. */
    static String print(JsonValue value) {
        String lowerCaseEscapes = ESCAPE.matcher(JsonText.print(value)).replaceAll(found -> {
            String escape = found.group();
            String spelled = escape.length() > 2 ? escape.toLowerCase(Locale.ROOT) : escape;
            return spelled.replace("\\", "\\\\"); // the replacement's own escape
        });
        return lowerCaseEscapes
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
