package io.jenkins.plugins.servicemesh.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When nothing is changed. 2026-11-27 is a Friday. */
class FreezeWindowTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final FreezeWindow WEEKEND =
            FreezeWindow.parse("Fri 16:00", "Mon 08:00", "Europe/Berlin", "weekend");
    private static final FreezeWindow YEAR_END =
            FreezeWindow.parse("2026-12-20 00:00", "2027-01-02 00:00", "UTC", "end of the year");

    private static Instant at(String time) {
        return Instant.parse(time);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-27T14:59:59Z, false",
        "2026-11-27T15:00:00Z, true",
        "2026-11-29T12:00:00Z, true",
        "2026-11-30T06:59:59Z, true",
        "2026-11-30T07:00:00Z, false",
        "2026-12-01T12:00:00Z, false",
    })
    void aWeeklyWindowHoldsFromItsBeginUntilBeforeItsEndInItsOwnZone(String now, boolean holds) {
        assertThat(WEEKEND.freeze(at(now)).isPresent()).isEqualTo(holds);
    }

    @Test
    void aFreezeSaysWhenItEndsAndWhy() {
        Freeze freeze = WEEKEND.freeze(at("2026-11-28T12:00:00Z")).orElseThrow();
        assertThat(freeze).isEqualTo(new Freeze(at("2026-11-30T07:00:00Z"), BERLIN, "weekend"));
        assertThat(freeze.describe())
                .isEqualTo("nothing is changed on this cluster until Mon 2026-11-30 08:00 Europe/Berlin: weekend");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-26T21:59:00Z, false",
        "2026-11-26T22:00:00Z, true",
        "2026-11-27T21:59:00Z, true",
        "2026-11-27T22:00:00Z, false",
    })
    void aWindowOfADayEndsOnTheNext(String now, boolean holds) {
        FreezeWindow day = FreezeWindow.parse("thursday 22:00", "FRI 22:00", "UTC", "inventory");
        assertThat(day.freeze(at(now)).isPresent()).isEqualTo(holds);
    }

    @Test
    void aWindowThatEndsEarlierOnItsOwnDayLastsAlmostAWeek() {
        FreezeWindow almost = FreezeWindow.parse("Mon 10:00", "Mon 08:00", "UTC", "only an hour or two");
        assertThat(almost.freeze(at("2026-11-30T07:59:00Z"))).isPresent();
        assertThat(almost.freeze(at("2026-11-30T09:00:00Z"))).isEmpty();
        assertThat(almost.freeze(at("2026-11-30T10:00:00Z")).orElseThrow().until())
                .isEqualTo(at("2026-12-07T08:00:00Z"));
    }

    @Test
    void theEndIsByTheClockOnTheWallThoughTheClockIsPutBack() {
        FreezeWindow autumn = FreezeWindow.parse("Sat 16:00", "Mon 08:00", "Europe/Berlin", "weekend");
        assertThat(autumn.freeze(at("2026-10-24T20:00:00Z")).orElseThrow().until())
                .isEqualTo(at("2026-10-26T07:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-19T23:59:59Z, false",
        "2026-12-20T00:00:00Z, true",
        "2027-01-01T23:59:59Z, true",
        "2027-01-02T00:00:00Z, false",
    })
    void aDatedWindowHoldsOnce(String now, boolean holds) {
        assertThat(YEAR_END.freeze(at(now)).isPresent()).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "Fri, Mon 08:00, UTC, invalid begin of a freeze 'Fri'",
        "Fri 25:00, Mon 08:00, UTC, invalid begin of a freeze 'Fri 25:00'",
        "Fr 16:00, Mon 08:00, UTC, invalid begin of a freeze 'Fr 16:00'",
        "Fri 16:00, 2026-12-20 08:00, UTC, invalid end of a freeze '2026-12-20 08:00'",
        "Fri 16:00, Fri 16:00, UTC, invalid end of a freeze 'Fri 16:00'",
        "2026-12-20, 2026-12-21 08:00, UTC, invalid begin of a freeze '2026-12-20'",
        "2026-12-20 08:00, 2026-12-20 08:00, UTC, invalid end of a freeze '2026-12-20 08:00'",
        "Fri 16:00, Mon 08:00, Mars/Olympus, invalid time zone of a freeze 'Mars/Olympus'",
    })
    void whatIsNoWindowIsRefusedByItsValue(String from, String to, String zone, String message) {
        assertThatThrownBy(() -> FreezeWindow.parse(from, to, zone, "why"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith(message);
    }
}
