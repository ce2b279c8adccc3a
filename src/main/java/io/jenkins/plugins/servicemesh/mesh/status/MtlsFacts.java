package io.jenkins.plugins.servicemesh.mesh.status;

import io.jenkins.plugins.servicemesh.model.MtlsMode;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a workload takes connections.
 *
 * @param mode on all ports but those named
 * @param ports of the workload with a mode of their own
 */
public record MtlsFacts(Mode mode, SortedMap<Integer, Mode> ports) {

    public MtlsFacts {
        ports = Collections.unmodifiableSortedMap(new TreeMap<>(ports));
    }

    /** The same mode on all ports. */
    public static MtlsFacts of(Mode mode) {
        return new MtlsFacts(mode, new TreeMap<>(Map.of()));
    }

    /** Whether some port has this mode. */
    public boolean has(MtlsMode wanted) {
        return mode.is(wanted) || ports.values().stream().anyMatch(port -> port.is(wanted));
    }

    /**
     * A mode and where it comes from.
     *
     * @param mode empty when it is not known
     * @param source the object that says so, the mesh's default, or what it takes to know
     */
    public record Mode(Optional<MtlsMode> mode, String source) {
        boolean is(MtlsMode wanted) {
            return mode.equals(Optional.of(wanted));
        }
    }
}
