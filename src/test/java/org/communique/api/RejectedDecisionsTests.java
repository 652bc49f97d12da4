package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.Role;
import org.communique.statement.StatementFixtures;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.statement.version.Version;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

/** Decisions and signatures that must not be. */
class RejectedDecisionsTests extends ApiTest {

    private static final String OTHER_TEXT = TextHash.of("Something else.\n").value();

    @Autowired
    MongoOperations mongo;

    record OpenStage(String id, String hash) {}

    @Test
    void refusesToDecideTwiceOrAboutAnOlderTextOrAboutOnesOwn() throws Exception {
        var drafter = people.member(Role.DRAFTER, Role.REVIEWER);
        var one = people.member(Role.REVIEWER);
        var other = people.member(Role.REVIEWER);
        var statement = inReview(drafter, one, other);
        var stage = awaitStage(with(one), statement);

        decide(one, stage, "APPROVE").succeeds();
        decide(one, stage, "APPROVE").succeeds();
        decide(one, stage, "REQUEST_CHANGES").isRefused(409, "already-decided");
        decide(other, new OpenStage(stage.id, OTHER_TEXT), "APPROVE").isRefused(409, "older-version");
        decide(drafter, stage, "APPROVE").isRefused(403, "own-text");
        decide(people.member(Role.REVIEWER), stage, "APPROVE").isRefused(403, "forbidden");
        decide(other, stage, "REFUSE").isRefused(400, "invalid");
        decide(other, stage, "REQUEST_CHANGES").succeeds();
    }

    @Test
    void refusesToSignWithoutAMandateOrAnotherTextOrTooLate() throws Exception {
        var coordinator = people.member(Role.COORDINATOR);
        var invited = people.organisation("Invited");
        var representative = people.representative(invited);
        var late = people.organisation("Late");
        var version = approved(coordinator);
        var hash = version.hash().value();
        var call = "/api/v1/statements/" + version.statement().value() + "/calls";
        var deadline = Instant.now().plusSeconds(4);
        with(coordinator)
                .post(call, """
                    {"organisations": ["%s", "%s"], "deadline": "%s"}
                    """.formatted(invited.id().value(), late.id().value(), deadline))
                .succeeds();

        sign(people.member(late, Role.REPRESENTATIVE), late, version, hash).isRefused(403, "no-mandate");
        sign(representative, late, version, hash).isRefused(403, "no-mandate");
        sign(people.member(invited, Role.DRAFTER), invited, version, hash).isRefused(403, "forbidden");
        var uninvited = people.organisation("Uninvited");
        sign(people.representative(uninvited), uninvited, version, hash).isRefused(403, "not-invited");
        sign(representative, invited, version, OTHER_TEXT).isRefused(409, "other-text");
        var acts = "/api/v1/calls/" + version.id().value();
        var own = "/" + invited.id().value();
        with(representative).delete(acts + "/signatures" + own).isRefused(409, "not-signed");
        var today = LocalDate.ofInstant(deadline, ZoneOffset.UTC);
        decideUntil(representative, acts, own, today.plusDays(1)).isRefused(422, "day");
        decideUntil(representative, acts, own, today).succeeds();
        sign(representative, invited, version, hash).succeeds();
        sign(representative, invited, version, hash).succeeds();
        with(representative)
                .put(acts + "/signatures" + own, """
                    {"hash": "%s", "reservation": "Not article 7."}
                    """.formatted(hash))
                .isRefused(409, "other-reservation");
        decideUntil(representative, acts, own, today).isRefused(409, "answered-before");
        with(representative).put(acts + "/declinations" + own, "{}").isRefused(409, "already-signed");

        var lateOne = people.representative(late);
        var signing = "/api/v1/statements/" + version.statement().value() + "/signing";
        await().until(() -> with(lateOne).get(signing).text("/own/0/state").equals("SILENT"));
        sign(lateOne, late, version, hash).isRefused(409, "deadline-passed");
        with(coordinator).post(acts + "/closing", "").succeeds();
        sign(lateOne, late, version, hash).isRefused(409, "call-closed");
    }

    @Test
    void knowsNoCallThatWasNeverOpened() {
        var coordinator = people.member(Role.COORDINATOR);
        var never = "/api/v1/calls/" + approved(coordinator).id().value();

        with(coordinator).get(never + "/board").isRefused(404, "not-found");
        with(coordinator).post(never + "/closing", "").isRefused(404, "not-found");
    }

    private String inReview(Member drafter, Member... reviewers) {
        var grants = new StringBuilder(grant(drafter, "EDIT"));
        for (var reviewer : reviewers) {
            grants.append(',').append(grant(reviewer, "REVIEW"));
        }
        var statement = with(people.member(Role.COORDINATOR))
                .post("/api/v1/statements", """
                    {"title": "Reviewed", "markdown": "We ask.", "grants": [%s]}
                    """.formatted(grants))
                .succeeds()
                .text("/id");
        with(drafter).post("/api/v1/statements/" + statement + "/versions", "").succeeds();
        return statement;
    }

    private static String grant(Member member, String right) {
        return "{\"member\": \"%s\", \"right\": \"%s\"}".formatted(member.id().value(), right);
    }

    private OpenStage awaitStage(Caller reviewer, String statement) throws InterruptedException {
        var path = "/api/v1/statements/" + statement + "/stages";
        await().until(() -> reviewer.get(path).text("/0/standing").equals("MAY_DECIDE"));
        var stages = reviewer.get(path);
        return new OpenStage(stages.text("/0/stage/id"), stages.text("/0/stage/hash"));
    }

    private Answer decide(Member member, OpenStage stage, String verdict) {
        return with(member).post("/api/v1/stages/" + stage.id + "/decisions", """
            {"hash": "%s", "verdict": "%s", "comment": "Why"}
            """.formatted(stage.hash, verdict));
    }

    private Answer sign(Member member, Organisation organisation, Version version, String hash) {
        var path = "/api/v1/calls/%s/signatures/%s"
                .formatted(version.id().value(), organisation.id().value());
        return with(member).put(path, "{\"hash\": \"" + hash + "\"}");
    }

    private Answer decideUntil(Member member, String acts, String organisation, LocalDate day) {
        return with(member).put(acts + "/deciding" + organisation, "{\"until\": \"" + day + "\"}");
    }

    private Version approved(Member coordinator) {
        var statement = StatementId.random();
        var text = "We ask.\n";
        var now = Instant.now();
        var by = coordinator.id();
        var version = mongo.insert(StatementFixtures.version(VersionId.of(statement, 1), "Approved", text, by, now));
        mongo.insert(StatementFixtures.approved(version.id(), "Approved", version.hash(), by, now));
        assertThat(with(coordinator)
                        .get("/api/v1/statements/" + statement.value())
                        .text("/phase"))
                .isEqualTo("APPROVED");
        return version;
    }
}
