package org.communique.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.communique.id.Id;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Callers who may not read a draft look for it where statements are listed by what they cite. */
@AttackTest
class CitedDraftTests {

    private static final String EDITION = "/api/v1/treaty/editions/un-cybercrime-a-res-79-243";
    private static final List<String> LISTS = List.of(
            EDITION + "/articles/36/statements",
            EDITION + "/topics/PRIVACY/statements",
            "/api/v1/statements",
            "/p/treaty/timeline",
            "/p/treaty/timeline.csv");

    private final AttackedCoalition attackedCoalition;
    private final Http http;
    private final String secret = "Secret" + Id.random();
    private String statement = "";

    CitedDraftTests(AttackedServer server) {
        this.attackedCoalition = server.coalition();
        this.http = new Http(server.port());
    }

    @BeforeEach
    void write() {
        var text = "Under article 36, " + secret + " must stay between us.\n";
        var grants = List.of(Map.of("member", attackedCoalition.member(Caller.DRAFTER), "right", "EDIT"));
        statement = http.post(
                        "/api/v1/statements",
                        attackedCoalition.as(Caller.COORDINATOR),
                        Map.of("title", secret, "markdown", text, "grants", grants))
                .orFail()
                .json()
                .get("id")
                .asString();
        // From here on it is in the index, as a member who may read it has asked for it.
        assertThat(http.get(LISTS.getFirst(), attackedCoalition.as(Caller.DRAFTER))
                        .orFail()
                        .text())
                .contains(secret, statement);
    }

    @ParameterizedTest
    @EnumSource
    void isListedForThoseAloneWhoMayReadIt(Caller caller) {
        boolean reads = caller == Caller.DRAFTER || caller.seesAll();
        for (var list : LISTS) {
            var answer = http.get(list, attackedCoalition.as(caller));
            assertThat(reads
                            || !answer.text().contains(secret) && !answer.text().contains(statement))
                    .as("%s reads of %s's draft in %s", caller, Caller.DRAFTER, list)
                    .isTrue();
        }
        var citations = http.get("/api/v1/statements/" + statement + "/draft/citations", attackedCoalition.as(caller));
        assertThat(reads || citations.status() >= 400).isTrue();
    }
}
