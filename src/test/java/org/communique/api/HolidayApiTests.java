package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.communique.coalition.directory.Role;
import org.junit.jupiter.api.Test;

class HolidayApiTests extends ApiTest {

    private static final String HOLIDAYS = "/api/v1/holidays";

    @Test
    void refusesToReplaceHolidaysThatSomebodyElseReplacedMeanwhile() throws Exception {
        var administrator = with(people.member(Role.ADMINISTRATOR));
        var revision = administrator.get(HOLIDAYS).json().at("/revision").asInt();
        administrator.put(HOLIDAYS, replacement("Human Rights Day", revision)).succeeds();

        administrator.put(HOLIDAYS, replacement("Another day", revision)).isRefused(409, "changed-meanwhile");

        var now = administrator.get(HOLIDAYS);
        assertThat(now.text("/holidays/0/name")).isEqualTo("Human Rights Day");
        assertThat(now.json().at("/revision").asInt()).isEqualTo(revision + 1);
        administrator.put(HOLIDAYS, replacement("Another day", revision + 1)).succeeds();
        administrator.put(HOLIDAYS, """
            {"holidays": []}
            """).isRefused(409, "changed-meanwhile");
    }

    private static String replacement(String name, int revision) {
        return """
            {"holidays": [{"date": "2026-12-10", "name": "%s"}], "revision": %d}
            """.formatted(name, revision);
    }
}
