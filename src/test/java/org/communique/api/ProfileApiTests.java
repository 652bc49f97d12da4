package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.communique.coalition.directory.Role;
import org.junit.jupiter.api.Test;

class ProfileApiTests extends ApiTest {

    private static final String TIME_ZONE = "/api/v1/me/time-zone";

    @Test
    void takesTimeZonesOfTheIanaDatabaseAlone() throws Exception {
        var member = with(people.member(Role.REVIEWER));
        assertThat(member.put(TIME_ZONE, "{\"zone\": \"Pacific/Auckland\"}").text("/zone"))
                .isEqualTo("Pacific/Auckland");
        for (var zone : List.of("\"Pacific/Nowhere\"", "\"\"")) {
            member.put(TIME_ZONE, "{\"zone\": " + zone + "}").isRefused(422, "time-zone");
        }
        assertThat(member.get(TIME_ZONE).text("/zone")).isEqualTo("Pacific/Auckland");
    }
}
