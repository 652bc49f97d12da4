package org.communique.comment.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.button.Button;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.communique.ServerTest;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.Comment;
import org.communique.comment.CommentId;
import org.communique.comment.CommentService;
import org.communique.comment.Conversation;
import org.communique.comment.Conversation.PlacedComment;
import org.communique.comment.Suggestion;
import org.communique.comment.Suggestion.State;
import org.communique.comment.SuggestionService;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.text.comparison.Quotation;
import org.communique.text.comparison.Quotation.Place;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Texts are their keys here: nothing translates them outside a session. */
@ServerTest
class ThreadListTests {

    private static final MemberId MEMBER = new MemberId("m");
    private static final StatementId STATEMENT = new StatementId("s");

    @Autowired
    CommentService comments;

    @Autowired
    SuggestionService suggestions;

    private ThreadList list;

    @BeforeEach
    void open() {
        var commentActions = new CommentActions(comments, suggestions);
        list = new ThreadList(
                new VersionTarget(VersionId.of(STATEMENT, 1), commentActions),
                new CommentPermissions(MEMBER, true, true),
                commentActions,
                () -> {},
                _ -> {});
    }

    /** Each card takes room on the server for each screen. */
    @Test
    void showsFiftyThreadsAtFirstAndTheOneThatIsWanted() {
        var threads =
                IntStream.range(0, 120).mapToObj(i -> comment("shall", null)).toList();
        show(threads);
        assertThat(cards()).hasSize(50);

        all(list, Button.class)
                .filter(button -> button.getText().contains("comment.more}"))
                .filter(Component::isVisible)
                .forEach(Button::click);
        assertThat(cards()).hasSize(100);

        list.goTo(threads.getLast().id());
        assertThat(cards()).hasSize(120);
    }

    @Test
    void aSuggestionShowsAllThatItWouldTakeAway() {
        var start = "States shall name the authority. ";
        var rest = "Courts decide on each request within two days. ".repeat(80);
        show(List.of(comment(start + rest, start)));

        assertThat(String.join("", marked("del"))).hasSizeGreaterThan(rest.length() - 5);
        assertThat(marked("ins")).isEmpty();
    }

    private void show(List<Comment> threads) {
        list.show(new Conversation(
                1,
                threads.stream()
                        .map(comment -> new PlacedComment(comment, new Place("p1", 0, 5)))
                        .toList(),
                Map.of()));
    }

    private List<ThreadCard> cards() {
        return all(list, ThreadCard.class).toList();
    }

    private List<String> marked(String element) {
        return all(list, HtmlContainer.class)
                .map(HtmlContainer::getElement)
                .filter(each -> each.getTag().equals(element))
                .map(each -> each.getText().strip())
                .toList();
    }

    private static <C extends Component> Stream<C> all(Component parent, Class<C> kind) {
        return parent.getChildren()
                .flatMap(child ->
                        Stream.concat(Stream.of(child).filter(kind::isInstance).map(kind::cast), all(child, kind)));
    }

    private static Comment comment(String words, @Nullable String suggested) {
        return new Comment(
                new CommentId(STATEMENT.value() + ":" + UUID.randomUUID()),
                STATEMENT,
                1,
                new Quotation("p1", words, "", ""),
                MEMBER,
                "Why?",
                Instant.EPOCH,
                null,
                null,
                List.of(),
                null,
                null,
                suggested == null ? null : new Suggestion(suggested, State.OPEN, null, null, null, 0, null, false),
                null);
    }
}
