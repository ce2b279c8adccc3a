package io.jenkins.plugins.servicemesh.pipeline.step;

import hudson.model.Descriptor.FormException;
import io.jenkins.plugins.servicemesh.resource.TextFormatException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.sf.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** Reads a step's arguments from its form: what was left empty, or is as it is by default, is not given. */
final class FormArguments {

    private final List<FormField> fields;

    FormArguments(List<FormField> fields) {
        this.fields = fields;
    }

    Map<String, Object> read(JSONObject form) throws FormException {
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (FormField field : fields) {
            Object value = field.isFlag() ? flag(field, form) : text(field, form);
            if (value != null) {
                arguments.put(field.getName(), value);
            }
        }
        return arguments;
    }

    private static @Nullable Object flag(FormField field, JSONObject form) {
        boolean ticked = form.optBoolean(field.getName(), field.isTickedByDefault());
        return ticked == field.isTickedByDefault() ? null : ticked;
    }

    private static @Nullable Object text(FormField field, JSONObject form) throws FormException {
        try {
            return field.read(form.optString(field.getName()));
        } catch (TextFormatException e) {
            throw new FormException(field.getName() + ": " + e.getMessage(), e, field.getName());
        }
    }
}
