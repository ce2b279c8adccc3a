package io.jenkins.plugins.servicemesh.local.step;

import java.util.ArrayList;
import java.util.List;

/**
 * A step's name and what it takes. Each method gives a new signature.
 *
 * @param name how a Pipeline calls it
 * @param required arguments that have to be there
 * @param optional arguments that may be there
 * @param positional the argument that a call with one plain value means; empty when there is none
 * @param body whether it takes a block
 * @param bodyOptional whether the block may be left out
 * @param branches whether its arguments have free names and are blocks, as with {@code parallel}
 */
public record StepSignature(
        String name,
        List<String> required,
        List<String> optional,
        String positional,
        boolean body,
        boolean bodyOptional,
        boolean branches) {

    public StepSignature {
        required = List.copyOf(required);
        optional = List.copyOf(optional);
    }

    /** A step without arguments. */
    public static StepSignature named(String name) {
        return new StepSignature(name, List.of(), List.of(), "", false, false, false);
    }

    /** Arguments that have to be there; a single plain value means the first of them. */
    public StepSignature requiring(String... names) {
        String first = positional.isEmpty() && names.length > 0 ? names[0] : positional;
        return new StepSignature(name, joined(required, names), optional, first, body, bodyOptional, branches);
    }

    /** Arguments that may be there. */
    public StepSignature taking(String... names) {
        return new StepSignature(name, required, joined(optional, names), positional, body, bodyOptional, branches);
    }

    /** The argument that a call with one plain value means. */
    public StepSignature positional(String argument) {
        return new StepSignature(name, required, optional, argument, body, bodyOptional, branches);
    }

    /** The step takes a block. */
    public StepSignature withBody() {
        return new StepSignature(name, required, optional, positional, true, false, branches);
    }

    /** The step takes a block, or none. */
    public StepSignature withOptionalBody() {
        return new StepSignature(name, required, optional, positional, true, true, branches);
    }

    /** Besides its own arguments the step takes any number of named blocks. */
    public StepSignature withBranches() {
        return new StepSignature(name, required, optional, positional, body, bodyOptional, true);
    }

    /** All arguments, those that are needed first. */
    public List<String> arguments() {
        return joined(required, optional.toArray(String[]::new));
    }

    private static List<String> joined(List<String> names, String... more) {
        List<String> all = new ArrayList<>(names);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }
}
