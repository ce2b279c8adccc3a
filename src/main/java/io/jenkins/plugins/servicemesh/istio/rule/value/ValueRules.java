package io.jenkins.plugins.servicemesh.istio.rule.value;

import io.jenkins.plugins.servicemesh.istio.rule.syntax.IpText;
import io.jenkins.plugins.servicemesh.istio.rule.syntax.IstioDuration;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Rules on single values that many kinds share. An absent field passes. */
public final class ValueRules {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal FINEST_PERCENT = new BigDecimal("0.0001"); // Envoy counts in millionths

    private ValueRules() {}

    /** A duration of at least a millisecond and a whole number of them. */
    public static void duration(Field field) {
        if (field.text().isPresent() && read(field).isEmpty()) {
            field.error("istio/duration", "not a duration of at least 1ms such as 500ms or 3s");
        }
    }

    /** A duration that may be nothing, which switches a limit off. */
    public static void durationOrZero(Field field) {
        if (!isZero(field)) {
            duration(field);
        }
    }

    /** The duration that stands there, if it is one. */
    public static Optional<Duration> read(Field field) {
        return field.text().flatMap(IstioDuration::read);
    }

    private static boolean isZero(Field field) {
        return field.text()
                .filter(text -> text.matches("0+(\\.0+)?(ms|s|m|h)?"))
                .isPresent();
    }

    /** A port from 1 to 65535. */
    public static void port(Field field) {
        field.number().ifPresent(number -> {
            if (!isPort(number)) {
                field.error("istio/port", "not a port from 1 to 65535");
            }
        });
    }

    private static boolean isPort(BigDecimal number) {
        return number.signum() > 0
                && number.compareTo(BigDecimal.valueOf(65_535)) <= 0
                && number.stripTrailingZeros().scale() <= 0;
    }

    /** Whether that text is a port from the least one on. */
    public static boolean isPort(String text, int least) {
        return text.matches("\\d{1,5}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= 65_535;
    }

    public static void notNegative(Field field) {
        field.number()
                .filter(number -> number.signum() < 0)
                .ifPresent(number -> field.error("istio/negative-number", "must not be negative:"));
    }

    /** 0 to 100. */
    public static void percent(Field field) {
        field.number()
                .filter(number -> !isPercent(number))
                .ifPresent(number -> field.error("istio/percentage", "not a percentage from 0 to 100"));
    }

    /** A {@code Percent} message: its value is 0, or from 0.0001 to 100. */
    public static void percentMessage(Field field) {
        Field value = field.get("value");
        percent(value);
        value.number()
                .filter(number -> number.signum() > 0 && number.compareTo(FINEST_PERCENT) < 0)
                .ifPresent(number -> value.error("istio/percentage", "below 0.0001 %, which Envoy takes for none:"));
    }

    private static boolean isPercent(BigDecimal number) {
        return number.signum() >= 0 && number.compareTo(HUNDRED) <= 0;
    }

    /** A number within these bounds. */
    public static void between(Field field, int least, int most, String rule, String what) {
        field.number()
                .filter(number -> number.compareTo(BigDecimal.valueOf(least)) < 0
                        || number.compareTo(BigDecimal.valueOf(most)) > 0)
                .ifPresent(number -> field.error(rule, what + " must be from " + least + " to " + most + ", not"));
    }

    /** An IP address or a block of them. */
    public static void addressOrCidr(Field field) {
        field.text()
                .filter(text -> !IpText.isAddressOrCidr(text))
                .ifPresent(text -> field.error("istio/ip", "neither an IP address nor a CIDR block:"));
    }

    /** No list item and no member may be null or, where it is a text, empty. */
    public static void noEmptyTexts(Field list, String rule) {
        for (Field item : list.items()) {
            if (item.isEmpty()) {
                item.error(rule, "an empty value in a list");
            }
        }
    }
}
