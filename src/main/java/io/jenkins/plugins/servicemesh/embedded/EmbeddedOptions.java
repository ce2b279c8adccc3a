package io.jenkins.plugins.servicemesh.embedded;

import io.jenkins.plugins.servicemesh.check.schema.SchemaCatalog;
import java.time.InstantSource;

/**
 * What an embedded cluster is like.
 *
 * @param port to listen on; 0 for any free one
 * @param catalog the custom kinds that it serves
 * @param clock what its times are taken from
 */
public record EmbeddedOptions(int port, SchemaCatalog catalog, InstantSource clock) {

    /** Any free port, the bundled kinds, the system's clock. */
    public static EmbeddedOptions defaults() {
        return new EmbeddedOptions(0, SchemaCatalog.bundled(), InstantSource.system());
    }

    /** The same on that port. */
    public EmbeddedOptions withPort(int other) {
        return new EmbeddedOptions(other, catalog, clock);
    }

    /** The same with those custom kinds. */
    public EmbeddedOptions withCatalog(SchemaCatalog other) {
        return new EmbeddedOptions(port, other, clock);
    }

    /** The same with that clock. */
    public EmbeddedOptions withClock(InstantSource other) {
        return new EmbeddedOptions(port, catalog, other);
    }
}
