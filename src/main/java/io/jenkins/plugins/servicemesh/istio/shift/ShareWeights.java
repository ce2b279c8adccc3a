package io.jenkins.plugins.servicemesh.istio.shift;

import io.jenkins.plugins.servicemesh.model.Percent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** The weights of both versions for a share. */
record ShareWeights(int stable, int fresh) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Of 100 where the share is whole, else the smallest whole weights: 0.1 % is 999 and 1. */
    static ShareWeights of(Percent share) {
        int decimals = Math.max(0, share.value().stripTrailingZeros().scale());
        BigInteger fresh = share.value().movePointRight(decimals).toBigIntegerExact();
        BigInteger all = HUNDRED.movePointRight(decimals).toBigIntegerExact();
        BigInteger least = decimals == 0 ? BigInteger.ONE : fresh.gcd(all);
        return new ShareWeights(
                all.subtract(fresh).divide(least).intValueExact(),
                fresh.divide(least).intValueExact());
    }

    /** Parts of that sum; empty where the share is no whole part of it. */
    static Optional<ShareWeights> within(Percent share, int sum) {
        BigDecimal fresh =
                share.value().multiply(BigDecimal.valueOf(sum)).movePointLeft(2).stripTrailingZeros();
        return sum == 0 || fresh.scale() > 0
                ? Optional.empty()
                : Optional.of(new ShareWeights(sum - fresh.intValueExact(), fresh.intValueExact()));
    }

    /** Whether these weights are that share of their sum. */
    boolean isOf(Percent share) {
        BigDecimal sum = BigDecimal.valueOf(stable).add(BigDecimal.valueOf(fresh));
        return sum.signum() > 0
                && BigDecimal.valueOf(fresh)
                                .multiply(HUNDRED)
                                .compareTo(share.value().multiply(sum))
                        == 0;
    }
}
