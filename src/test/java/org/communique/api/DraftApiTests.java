package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.communique.coalition.directory.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftApiTests extends ApiTest {

    private Caller caller;
    private String draft;

    @BeforeEach
    void open() {
        caller = with(people.member(Role.COORDINATOR));
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

    private Answer put(String markdown, @Nullable String ifMatch) {
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
