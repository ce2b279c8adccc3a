package io.jenkins.plugins.servicemesh.config;

import hudson.util.FormValidation;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import java.util.function.Supplier;

/** Tells at a form's field what would be refused when it is used. */
final class Readable {

    private Readable() {}

    static FormValidation check(Supplier<?> reading) {
        try {
            reading.get();
            return FormValidation.ok();
        } catch (InvalidValueException e) {
            return FormValidation.error(String.valueOf(e.getMessage()));
        }
    }
}
