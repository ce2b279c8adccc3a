package io.jenkins.plugins.servicemesh.check.schema.model;

/** A reader that only looks for what is below a value: objects, maps and lists. Everything else is a leaf. */
public interface BranchVisitor<R> extends Schema.Visitor<R> {

    /** What there is to say of a value without anything below it. */
    R leaf();

    @Override
    default R text(TextSchema schema) {
        return leaf();
    }

    @Override
    default R number(NumberSchema schema) {
        return leaf();
    }

    @Override
    default R bool(BooleanSchema schema) {
        return leaf();
    }

    @Override
    default R textOrInteger(TextOrIntegerSchema schema) {
        return leaf();
    }

    @Override
    default R any(AnySchema schema) {
        return leaf();
    }

    @Override
    default R nullable(NullableSchema schema) {
        return schema.schema().accept(this);
    }
}
