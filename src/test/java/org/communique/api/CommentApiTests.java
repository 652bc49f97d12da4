package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.util.List;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.notification.NoticeKind;
import org.communique.notification.NoticeService;
import org.communique.notification.NoticeSummary;
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

    @Test
    void mentionsMembersAndAssignsThreads() {
        var coordinator = people.member(Role.COORDINATOR);
        var reader = people.member(Role.REVIEWER);
        var stranger = people.member(Role.REVIEWER);
        var statement = "/api/v1/statements/"
                + with(coordinator)
                        .post(
                                "/api/v1/statements",
                                "{\"title\": \"Asked\", \"markdown\": \"One.\", \"grants\": [{\"member\": \"%s\", \"right\": \"READ\"}]}"
                                        .formatted(reader.id().value()))
                        .succeeds()
                        .text("/id");
        var comments = statement + "/draft/comments";
        var words = "{\"paragraph\": \"p1\", \"text\": \"Is it, @[%s]?\"}";
        with(coordinator).post(comments, words.formatted(stranger.id().value())).isRefused(422, "not-mentionable");
        var thread = "/api/v1/comments/"
                + with(coordinator)
                        .post(comments, words.formatted(reader.id().value()))
                        .succeeds()
                        .text("/id");
        var named = with(reader).get(comments).succeeds();
        assertThat(named.text("/names/" + reader.id().value())).isEqualTo(reader.name());
        assertThat(with(coordinator).get(statement + "/mentionable").response().body())
                .contains(reader.id().value(), coordinator.id().value())
                .doesNotContain(stranger.id().value());

        var assignee = "{\"member\": \"%s\", \"day\": \"2130-01-01\"}";
        with(coordinator)
                .put(thread + "/assignment", assignee.formatted(stranger.id().value()))
                .isRefused(422, "not-reader");
        var assigned = with(coordinator)
                .put(thread + "/assignment", assignee.formatted(reader.id().value()))
                .succeeds();
        assertThat(assigned.text("/assignment/to")).isEqualTo(reader.id().value());
        assertThat(assigned.text("/assignment/day")).isEqualTo("2130-01-01");
        assertThat(with(reader).get("/api/v1/me/work").response().body()).contains("comment.work.assigned");
        assertThat(with(reader)
                        .post(thread + "/assignment/completion", "")
                        .succeeds()
                        .text("/assignment/doneBy"))
                .isEqualTo(reader.id().value());
        with(coordinator).delete(thread + "/assignment").succeeds();
        with(coordinator).delete(thread + "/assignment").isRefused(409, "gone");
    }

    /** As a proxy may send it twice. */
    @Test
    void deletesWhatTheMemberHasDeletedAlready() {
        var coordinator = people.member(Role.COORDINATOR);
        var other = people.member(Role.COORDINATOR);
        var statement = with(coordinator)
                .post("/api/v1/statements", "{\"title\": \"Deleted\", \"markdown\": \"One.\"}")
                .succeeds()
                .text("/id");
        var comments = "/api/v1/statements/" + statement + "/draft/comments";
        var words = "{\"paragraph\": \"p1\", \"text\": \"Why?\"}";
        var alone = "/api/v1/comments/"
                + with(coordinator).post(comments, words).succeeds().text("/id");
        var answered = "/api/v1/comments/"
                + with(coordinator).post(comments, words).succeeds().text("/id");
        var reply = answered + "/replies/"
                + with(other)
                        .post(answered + "/replies", "{\"text\": \"So.\"}")
                        .succeeds()
                        .text("/replies/0/id");
        with(other).post(answered + "/replies", "{\"text\": \"Really.\"}").succeeds();

        for (int time = 0; time < 2; time++) {
            with(coordinator).delete(alone).succeeds();
            with(coordinator).delete(answered).succeeds();
            with(other).delete(reply).succeeds();
            with(other).delete(answered).isRefused(409, "gone");
        }
        assertThat(with(other).get(comments).succeeds().text("/comments/0/comment/replies/0/text"))
                .isEqualTo("Really.");
    }

    @Test
    void deletesNothingThatIsAnothers() {
        var coordinator = people.member(Role.COORDINATOR);
        var other = people.member(Role.COORDINATOR);
        var statement = with(coordinator)
                .post("/api/v1/statements", "{\"title\": \"Another's\", \"markdown\": \"One.\"}")
                .succeeds()
                .text("/id");
        var comments = "/api/v1/statements/" + statement + "/draft/comments";
        var comment = "/api/v1/comments/"
                + with(coordinator)
                        .post(comments, "{\"paragraph\": \"p1\", \"text\": \"Why?\"}")
                        .succeeds()
                        .text("/id");
        var reply = comment + "/replies/"
                + with(coordinator)
                        .post(comment + "/replies", "{\"text\": \"So.\"}")
                        .succeeds()
                        .text("/replies/0/id");

        with(other).delete(comment).isRefused(409, "gone");
        with(other).delete(reply).isRefused(409, "gone");
        with(other).post(reply + "/removal", "").succeeds();
        with(coordinator).delete(reply).isRefused(409, "gone");
    }

    @Test
    void givesStatementsAndCommentsInParts() {
        var coordinator = people.member(Role.COORDINATOR);
        var statement = with(coordinator)
                .post("/api/v1/statements", "{\"title\": \"In parts\", \"markdown\": \"One. Two. Three.\"}")
                .succeeds()
                .text("/id");
        with(coordinator).post("/api/v1/statements", "{\"title\": \"Last\"}").succeeds();
        var path = "/api/v1/statements/" + statement;
        with(coordinator).post(path + "/versions", "").succeeds();
        var comments = path + "/versions/1/comments";
        for (var words : List.of("Three", "One", "Two")) {
            with(coordinator)
                    .post(comments, "{\"paragraph\": \"p1\", \"exact\": \"%s\", \"text\": \"Why?\"}".formatted(words))
                    .succeeds();
        }

        var first = with(coordinator).get(comments + "?limit=2");
        assertThat(first.succeeds().text("/comments/1/comment/quotation/exact")).isEqualTo("Two");
        var last = with(coordinator).get(next(first));
        assertThat(last.succeeds().text("/comments/0/comment/quotation/exact")).isEqualTo("Three");
        assertThat(last.response().headers().firstValue("Link")).isEmpty();

        // A coordinator sees those of other tests too, some of which still change.
        var newest = with(coordinator).get("/api/v1/statements?limit=1");
        assertThat(newest.succeeds().text("/1/id")).isEmpty();
        var before = with(coordinator).get(next(newest));
        assertThat(before.succeeds().text("/0/id"))
                .isNotEqualTo(newest.succeeds().text("/0/id"));
        with(coordinator).get("/api/v1/statements?limit=101").isRefused(422, "limit");
        with(coordinator).get("/api/v1/statements?after=x").isRefused(422, "unknown-page");
    }

    @Test
    void talksAboutADraft() {
        var coordinator = people.member(Role.COORDINATOR);
        var statement = with(coordinator)
                .post("/api/v1/statements", "{\"title\": \"A draft\", \"markdown\": \"States shall act. All shall.\"}")
                .succeeds()
                .text("/id");
        var path = "/api/v1/statements/" + statement;
        var comments = path + "/draft/comments";
        with(coordinator)
                .post(comments, "{\"exact\": \"shall\", \"text\": \"Why?\"}")
                .isRefused(422, "words-twice");
        with(coordinator).post(comments, "{\"text\": \"Why?\"}").isRefused(400, "invalid");
        with(coordinator)
                .post(
                        comments,
                        "{\"exact\": \"act\", \"text\": \"Why?\", \"anchor\": {\"first\": {\"client\": -1, \"clock\":"
                                + " 0}, \"last\": {\"client\": 1, \"clock\": 0}}}")
                .isRefused(400, "invalid");
        var comment = with(coordinator)
                .post(
                        comments,
                        "{\"exact\": \"act\", \"text\": \"Why?\", \"anchor\": {\"first\": {\"client\": 7, \"clock\":"
                                + " 0}, \"last\": {\"client\": 7, \"clock\": 2}}}")
                .succeeds();
        assertThat(comment.text("/anchor/last/clock"))
                .as("of letters that are not there")
                .isEmpty();
        assertThat(with(coordinator).get(comments).succeeds().text("/comments/0/place/address"))
                .isEqualTo("p1");

        with(coordinator).post(path + "/versions", "").succeeds();
        with(coordinator)
                .post(comments, "{\"exact\": \"act\", \"text\": \"Why?\"}")
                .isRefused(409, "frozen");
        assertThat(with(coordinator)
                        .get(path + "/versions/1/comments")
                        .succeeds()
                        .text("/comments/0/comment/id"))
                .isEqualTo(comment.text("/id"));
    }

    private static String next(Answer answer) {
        var link = answer.response().headers().firstValue("Link").orElseThrow();
        assertThat(link).startsWith("</api/v1/").endsWith(">; rel=\"next\"");
        return link.substring(1, link.indexOf('>'));
    }

    private List<NoticeKind> told(Member member) {
        return as(member, notices::latest).stream()
                .map(NoticeSummary::kind)
                .filter(kind -> kind.name().matches("COMMENTED|REPLIED|SUGGESTION_SETTLED"))
                .toList();
    }
}
