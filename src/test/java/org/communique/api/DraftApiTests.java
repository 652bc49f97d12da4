package org.communique.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.crdt.YText;
import org.communique.crdt.YXmlElement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class DraftApiTests extends ApiTest {

    @Autowired
    CollaborationService collaborationService;

    private Member coordinator;
    private Caller caller;
    private String draft;

    @BeforeEach
    void open() {
        coordinator = people.member(Role.COORDINATOR);
        caller = with(coordinator);
        var statement = caller.post("/api/v1/statements", "{\"title\": \"Urgent\", \"markdown\": \"We ask.\"}")
                .succeeds()
                .text("/id");
        draft = "/api/v1/statements/" + statement + "/draft";
    }

    @Test
    void refusesToReplaceATextThatSomeoneElseChangedSinceItWasRead() {
        var read = tag();
        put("We ask.\n\nA colleague, too.", null).succeeds();

        put("We ask again.", read).isRefused(412, "changed-meanwhile");

        assertThat(text()).isEqualTo("We ask.\n\nA colleague, too.\n");
        assertThat(tag()).isNotEqualTo(read);
        put("We ask again.", "\"other\", " + tag()).succeeds();
        assertThat(text()).isEqualTo("We ask again.\n");
    }

    /** A proxy may send it twice, or a script that got no answer. */
    @Test
    void takesTheSameTextAgainByTheTagThatWasRead() {
        var read = tag();
        put("We ask again.", read).succeeds();
        var written = tag();

        put("We  ask again.\n\n", read).succeeds();

        assertThat(tag()).isEqualTo(written);
        put("We ask.", read).isRefused(412, "changed-meanwhile");
    }

    @Test
    void keepsTheTagOfATextThatIsNotChanged() {
        put("We ask again.", tag()).succeeds();
        var read = tag();

        assertThat(read).matches("\"[0-9]+\"");
        assertThat(tag()).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "none", "\"99999999999999999999\"", "\"\""})
    void refusesToReplaceATextByATagThatItNeverHad(String tag) {
        put("We ask again.", tag).isRefused(412, "changed-meanwhile");
        assertThat(text()).isEqualTo("We ask.\n");
    }

    @Test
    void refusesToReplaceATextByAWeakTag() {
        put("We ask again.", "W/" + tag()).isRefused(412, "changed-meanwhile");
    }

    @Test
    void replacesWhateverTheTextIsWithoutATag() {
        put("We ask again.", "*").succeeds();
        put("We ask once more.", null).succeeds();
        assertThat(text()).isEqualTo("We ask once more.\n");
    }

    @Test
    void leavesWhatColleaguesWroteToThem() {
        var colleague = people.member(Role.COORDINATOR);
        put(with(colleague), "We ask.\n\nA colleague wrote this.\n\nAnd that, too.", null)
                .succeeds();

        put("We ask again.\n\nA colleague wrote this.\n\nBetween them.\n\nAnd that, really, too.", tag())
                .succeeds();

        var authors = authors();
        assertThat(authors.get(1)).containsExactly(colleague.id());
        assertThat(authors.get(2)).containsExactly(coordinator.id());
        assertThat(authors.get(3)).containsExactly(colleague.id(), coordinator.id(), colleague.id());
    }

    @Test
    void countsAMemberWhoOnlyDeletesAmongThoseWhoWroteTheText() {
        put("We do not ask.", null).succeeds();
        var colleague = people.member(Role.COORDINATOR);

        put(with(colleague), "We do ask.", tag()).succeeds();

        assertThat(text()).isEqualTo("We do ask.\n");
        assertThat(collaborationService.contributors(draftId()))
                .contains(colleague.id().value());
    }

    @Test
    void keepsTheWordsOfACommentWhereAnotherParagraphIsReplaced() {
        put("We ask.\n\nStates shall act.\n\nAll shall act.", null).succeeds();
        var first = requireNonNull(((YText) paragraphs().get(2).children().getFirst()).branch.start);
        var comments = draft + "/comments";
        caller.post(comments, """
                {"exact": "shall", "text": "Why?", "anchor": {
                  "first": {"client": %d, "clock": %d}, "last": {"client": %d, "clock": %d}}}
                """.formatted(first.client, first.clock + 4, first.client, first.clock + 8))
                .succeeds();

        put("# A beginning\n\nAll shall begin.\n\nStates shall act.\n\nAll others shall act.", tag())
                .succeeds();

        var versions = draft.replace("/draft", "/versions");
        caller.post(versions, "").succeeds();
        await().untilAsserted(() -> assertThat(
                        caller.get(versions + "/1/comments").succeeds().text("/comments/0/place/address"))
                .isEqualTo("p4"));
    }

    /** Of each paragraph, who wrote its letters, from the first to the last. */
    private List<List<MemberId>> authors() {
        var members = new HashMap<Long, MemberId>();
        collaborationService
                .authors(draftId())
                .forEach(author ->
                        author.clients().forEach(client -> members.put(client, new MemberId(author.memberId()))));
        return paragraphs().stream()
                .map(paragraph -> authors((YText) paragraph.children().getFirst(), members))
                .toList();
    }

    private static List<MemberId> authors(YText text, Map<Long, MemberId> members) {
        var authors = new ArrayList<MemberId>();
        for (var item = text.branch.start; item != null; item = item.right) {
            if (item.isVisible()) {
                authors.add(members.get(item.client));
            }
        }
        return authors;
    }

    private List<YXmlElement> paragraphs() {
        return collaborationService.read(draftId()).getXmlFragment("default").children().stream()
                .map(YXmlElement.class::cast)
                .toList();
    }

    private DraftId draftId() {
        return new DraftId(draft.split("/")[4]);
    }

    private Answer put(String markdown, @Nullable String ifMatch) {
        return put(caller, markdown, ifMatch);
    }

    private Answer put(Caller caller, String markdown, @Nullable String ifMatch) {
        return caller.send(
                "PUT",
                draft,
                "text/markdown",
                BodyPublishers.ofString(markdown),
                ifMatch == null ? Map.of() : Map.of("If-Match", ifMatch));
    }

    private String tag() {
        return caller.get(draft)
                .succeeds()
                .response()
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }

    private String text() {
        return caller.get(draft).succeeds().response().body();
    }
}
