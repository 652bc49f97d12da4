package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.junit.jupiter.api.Test;

/** What can be done to a stage apart from deciding on it. */
class StageApiTests extends ApiTest {

    private static final String NOBODY = "{\"to\": \"nobody\"}";

    @Test
    void takesAnObjectionWithAReasonAndLetsItBeWithdrawn() {
        var reviewer = people.member(Role.REVIEWER);
        var stage = stage(with(reviewer), inSilence(people.member(Role.COORDINATOR), reviewer));
        var decisions = "/api/v1/stages/" + stage.text("/id") + "/decisions";
        var objection = "/api/v1/stages/" + stage.text("/id") + "/decision";

        with(reviewer).post(decisions, verdict(stage, "OBJECT", "")).isRefused(400, "reason-missing");
        with(reviewer).post(decisions, verdict(stage, "REQUEST_CHANGES", "")).isRefused(400, "reason-missing");
        with(reviewer).post(decisions, verdict(stage, "OBJECT", "Article 7.")).succeeds();
        with(reviewer).post(decisions, verdict(stage, "APPROVE", "")).isRefused(409, "already-decided");
        with(reviewer).delete(objection).succeeds();
        with(reviewer).delete(objection).isRefused(409, "no-decision");
        with(reviewer).post(decisions, verdict(stage, "TACIT_APPROVAL", "")).isRefused(400, "invalid");
        with(reviewer).post(decisions, verdict(stage, "APPROVE", "")).succeeds();
    }

    @Test
    void letsCoordinatorsExtendRemindReassignAndSendBack() {
        var coordinator = people.member(Role.COORDINATOR);
        var reviewer = people.member(Role.REVIEWER);
        var statement = inSilence(coordinator, reviewer);
        var stage = stage(with(reviewer), statement);
        var acts = "/api/v1/stages/" + stage.text("/id");
        var later = Instant.parse(stage.text("/deadline")).plus(1, ChronoUnit.DAYS);

        with(reviewer).post(acts + "/extensions", extension(later)).isRefused(403, "forbidden");
        assertThat(Instant.parse(with(coordinator)
                        .post(acts + "/extensions", extension(later))
                        .succeeds()
                        .text("/deadline")))
                .isEqualTo(later);
        with(coordinator).post(acts + "/extensions", extension(later)).isRefused(422, "not-later");
        with(coordinator).post(acts + "/reminders", "").succeeds();
        with(reviewer).post(acts + "/delegation", NOBODY).isRefused(422, "not-eligible");
        var path = "/api/v1/statements/" + statement;
        assertThat(with(coordinator).get(path + "/earlier-steps").text("/0/activity"))
                .isEqualTo("drafting");
        with(coordinator)
                .post(path + "/sending-back", "{\"step\": \"publication\"}")
                .isRefused(422, "not-an-earlier-step");
        with(reviewer).post(path + "/recall", "{}").isRefused(403, "not-submitter");
        with(coordinator).post(path + "/versions/1/editorial", "").isRefused(409, "not-markable");
        with(coordinator)
                .post(path + "/recall", "{\"reason\": \"A wrong figure.\"}")
                .succeeds();
        with(coordinator).post(path + "/recall", "{}").isRefused(409, "not-in-review");
    }

    @Test
    void keepsAbsences() {
        var reviewer = people.member(Role.REVIEWER);
        var substitute = people.member(Role.REVIEWER);
        var absences = "/api/v1/me/absences";
        var id = with(reviewer)
                .post(absences, absence(1, 31, substitute))
                .succeeds()
                .text("/id");
        with(reviewer).post(absences, absence(2, 1, substitute)).isRefused(422, "no-time");
        with(reviewer).post(absences, absence(1, 2, reviewer)).isRefused(422, "no-substitute");
        with(reviewer).post(absences, absence(1, 400, substitute)).isRefused(422, "too-long");
        with(substitute).delete(absences + "/" + id).isRefused(404, "not-found");
        with(reviewer).delete(absences + "/" + id).succeeds();
        assertThat(with(reviewer).get(absences).text("/0/cancelledAt")).isNotBlank();
    }

    private String inSilence(Member coordinator, Member reviewer) {
        var drafter = people.member(Role.DRAFTER);
        var statement = with(coordinator)
                .post("/api/v1/statements", """
                    {"title": "Urgent", "markdown": "We ask.", "workflow": "rapid-response", "grants": [
                      {"member": "%s", "right": "EDIT"}, {"member": "%s", "right": "REVIEW"}]}
                    """.formatted(
                                drafter.id().value(), reviewer.id().value()))
                .succeeds()
                .text("/id");
        with(drafter).post("/api/v1/statements/" + statement + "/versions", "").succeeds();
        return statement;
    }

    private record OpenStage(Answer answer) {

        String text(String pointer) {
            return answer.text("/0/stage" + pointer);
        }
    }

    private OpenStage stage(Caller reviewer, String statement) {
        var path = "/api/v1/statements/" + statement + "/stages";
        await().until(() -> reviewer.get(path).text("/0/standing").equals("MAY_DECIDE"));
        return new OpenStage(reviewer.get(path));
    }

    private static String verdict(OpenStage stage, String verdict, String comment) {
        return "{\"hash\": \"%s\", \"verdict\": \"%s\", \"comment\": \"%s\"}"
                .formatted(stage.text("/hash"), verdict, comment);
    }

    private static String extension(Instant deadline) {
        return "{\"deadline\": \"%s\"}".formatted(deadline);
    }

    /** In so many days from now. */
    private static String absence(int first, int last, Member substitute) {
        var today = LocalDate.now(ZoneOffset.UTC);
        return "{\"first\": \"%s\", \"last\": \"%s\", \"substitute\": \"%s\"}"
                .formatted(
                        today.plusDays(first),
                        today.plusDays(last),
                        substitute.id().value());
    }
}
