package io.jenkins.plugins.servicemesh.check.schema;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is worked out when it is first asked for, once. */
final class OnDemand<T> implements Supplier<T> {

    private final Supplier<T> source;
    private @Nullable T value;

    OnDemand(Supplier<T> source) {
        this.source = source;
    }

    @Override
    public synchronized T get() {
        T known = value;
        if (known == null) {
            known = source.get();
            value = known;
        }
        return known;
    }
}
