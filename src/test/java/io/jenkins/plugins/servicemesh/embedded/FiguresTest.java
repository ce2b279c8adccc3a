package io.jenkins.plugins.servicemesh.embedded;

import static io.jenkins.plugins.servicemesh.embedded.HttpApi.ROUTES;
import static io.jenkins.plugins.servicemesh.embedded.HttpApi.virtualService;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the server costs, printed, and held to with slack for a busy machine. */
class FiguresTest extends ClusterTest {

    private static final int OBJECTS = 10_000;

    @Test
    void aStartTakesAFractionOfASecond() {
        long began = System.nanoTime();
        EmbeddedCluster.start().close();
        Duration taken = Duration.ofNanos(System.nanoTime() - began);
        System.out.println("a start in a warm JVM took " + taken.toMillis() + " ms");
        assertThat(taken).isLessThan(Duration.ofMillis(1000));
    }

    @Test
    void tenThousandObjectsFitInto256Megabytes() {
        long before = usedMegabytes();
        for (int i = 0; i < OBJECTS; i++) {
            cluster.load(virtualService("route-" + i).replace("{name:", "{namespace: shop, name:"));
        }
        long used = usedMegabytes() - before;
        System.out.println(OBJECTS + " objects take " + used + " MB of heap");
        assertThat(api.get(ROUTES).names()).hasSize(OBJECTS);
        assertThat(used).isLessThan(256);
    }

    private static long usedMegabytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
