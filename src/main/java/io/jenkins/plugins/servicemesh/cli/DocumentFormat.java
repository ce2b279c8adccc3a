package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.util.List;

/** How an answer that is a document is printed. */
enum DocumentFormat {
    TEXT {
        @Override
        void print(List<String> lines, JsonObject document, Terminal terminal) {
            lines.forEach(terminal::answer);
        }
    },
    JSON {
        @Override
        void print(List<String> lines, JsonObject document, Terminal terminal) {
            terminal.answer(JsonText.pretty(document));
        }
    },
    YAML {
        @Override
        void print(List<String> lines, JsonObject document, Terminal terminal) {
            terminal.answer(YamlText.print(document).stripTrailing());
        }
    };

    /** Prints one of the two, which say the same. */
    abstract void print(List<String> lines, JsonObject document, Terminal terminal);
}
