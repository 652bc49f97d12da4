package org.communique.coalition.directory;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RegionalGroupsTest {

    @Test
    void knowsEachCountryButThoseWhereNoOneLives() {
        var none = Arrays.stream(Locale.getISOCountries())
                .filter(country -> RegionalGroups.of(country) == Region.GLOBAL)
                .collect(toSet());
        assertThat(none).containsExactlyInAnyOrder("AQ", "BV", "GS", "HM", "TF", "UM");
    }

    @Test
    void followsTheGroupsOfTheUnitedNationsWhereGeographyMisleads() {
        assertThat(RegionalGroups.of("CY")).isEqualTo(Region.ASIA_PACIFIC);
        assertThat(RegionalGroups.of("TR")).isEqualTo(Region.WESTERN_EUROPE_OTHERS);
        assertThat(RegionalGroups.of("IL")).isEqualTo(Region.WESTERN_EUROPE_OTHERS);
        assertThat(RegionalGroups.of("GE")).isEqualTo(Region.EASTERN_EUROPE);
        assertThat(RegionalGroups.of("KE")).isEqualTo(Region.AFRICA);
        assertThat(RegionalGroups.of("")).isEqualTo(Region.GLOBAL);
    }
}
