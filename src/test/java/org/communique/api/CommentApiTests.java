package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.CoalitionFixtures.as;

import java.util.List;
import org.communique.coalition.Member;
import org.communique.coalition.Role;
import org.communique.notification.NoticeKind;
import org.communique.notification.NoticeService;
import org.communique.notification.ShownNotice;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CommentApiTests extends ApiTest {

    @Autowired
    NoticeService notices;

    @Test
    void commentsRepliesSuggestsAndTakesTheWordsIntoTheDraft() {
        var coordinator = people.member(Role.COORDINATOR);
        var drafter = people.member(Role.DRAFTER);
        var reviewer = people.member(Role.REVIEWER);
        var reader = people.member(Role.DRAFTER);
        var statement = with(coordinator)
                .post("/api/v1/statements", """
                    {"title": "Urgent", "markdown": "We ask. States shall act.", "grants": [
                      {"member": "%s", "right": "EDIT"}, {"member": "%s", "right": "REVIEW"},
                      {"member": "%s", "right": "READ"}]}
                    """.formatted(
                        drafter.id().value(), reviewer.id().value(), reader.id().value()))
                .succeeds()
                .text("/id");
        var path = "/api/v1/statements/" + statement;
        with(drafter).post(path + "/versions", "").succeeds();
        var comments = path + "/versions/1/comments";

        with(reviewer)
                .post(comments, "{\"paragraph\": \"p1\", \"exact\": \"never\", \"text\": \"Why?\"}")
                .isRefused(422, "words-not-there");
        with(reviewer)
                .post(comments, "{\"paragraph\": \"12\", \"text\": \"Why?\"}")
                .isRefused(400, "invalid");
        with(reader)
                .post(comments, "{\"paragraph\": \"p1\", \"text\": \"Why?\"}")
                .isRefused(403, "forbidden");
        var comment = with(reviewer)
                .post(comments, "{\"paragraph\": \"p1\", \"exact\": \"shall\", \"suggested\": \"must\"}")
                .succeeds();
        assertThat(comment.text("/quotation/prefix")).isEqualTo("We ask. States ");
        var thread = "/api/v1/comments/" + comment.text("/id");

        with(drafter).post(thread + "/replies", "{\"text\": \"Good.\"}").succeeds();
        with(drafter).delete(thread).isRefused(409, "gone");
        with(reader).post(thread + "/suggestion/acceptance", "").isRefused(403, "forbidden");
        with(drafter).post(thread + "/suggestion/acceptance", "").isRefused(409, "frozen");
        assertThat(with(reader).get(comments).succeeds().text("/comments/0/place/address"))
                .isEqualTo("p1");

        with(drafter).post(path + "/recall", "{}").succeeds();
        assertThat(with(drafter)
                        .post(thread + "/suggestion/acceptance", "")
                        .succeeds()
                        .text("/suggestion/state"))
                .isEqualTo("ACCEPTED");
        assertThat(with(drafter).get(path + "/draft").response().body()).isEqualTo("We ask. States must act.\n");
        with(drafter)
                .post(thread + "/suggestion/refusal", "{\"reason\": \"No.\"}")
                .isRefused(409, "gone");
        await().untilAsserted(() -> {
            assertThat(told(reviewer)).contains(NoticeKind.REPLIED, NoticeKind.SUGGESTION_SETTLED);
            assertThat(told(drafter)).containsOnlyOnce(NoticeKind.COMMENTED);
        });
        assertThat(told(reader)).isEmpty();
    }

    private List<NoticeKind> told(Member member) {
        return as(member, notices::latest).stream()
                .map(ShownNotice::kind)
                .filter(kind -> kind.name().matches("COMMENTED|REPLIED|SUGGESTION_SETTLED"))
                .toList();
    }
}
