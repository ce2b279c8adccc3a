package io.jenkins.plugins.servicemesh.mesh.traffic;

import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How one route shares its requests now.
 *
 * @param service of the target
 * @param object that holds the route
 * @param route for people: its name, or its place
 * @param stable weight of the old version; 0 when the route does not lead to it
 * @param fresh weight of the new version
 * @param others weight of all other destinations together
 */
public record LiveShare(String service, ResourceId object, String route, int stable, int fresh, int others) {

    private static final int FINEST = 4;

    /** The new version's percent of what both have; 0 when both have nothing. At most four decimals. */
    public BigDecimal percent() {
        int sum = stable + fresh;
        return sum == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(fresh)
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(sum), FINEST, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
    }
}
