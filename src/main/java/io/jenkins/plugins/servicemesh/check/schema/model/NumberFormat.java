package io.jenkins.plugins.servicemesh.check.schema.model;

import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import java.math.BigDecimal;
import java.util.Locale;

/** What kind of number a field takes. */
public enum NumberFormat {
    /** Whole, of 32 bits. */
    INT32(32),
    /** Whole, of 64 bits. */
    INT64(64),
    /** Whole, of any size. */
    INTEGER(0),
    /** Any number. */
    NUMBER(0);

    private final int bits;

    NumberFormat(int bits) {
        this.bits = bits;
    }

    /** Its name in the compact description. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it takes no fractions. */
    public boolean isWhole() {
        return this != NUMBER;
    }

    /** How many bits a value may take; 0 when any. */
    public int bits() {
        return bits;
    }

    /** Whether the number fits into the bits. */
    public boolean fits(JsonNumber number) {
        if (bits == 0) {
            return true;
        }
        BigDecimal limit = BigDecimal.valueOf(2).pow(bits - 1);
        return number.value().compareTo(limit) < 0 && number.value().compareTo(limit.negate()) >= 0;
    }
}
