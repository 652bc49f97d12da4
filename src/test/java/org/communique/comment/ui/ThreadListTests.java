package org.communique.comment.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.button.Button;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.Comment;
import org.communique.comment.Conversation;
import org.communique.comment.Conversation.PlacedComment;
import org.communique.comment.Suggestion;
import org.communique.comment.Suggestion.SuggestionStatus;
import org.communique.text.comparison.Quotation.Place;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThreadListTests extends ThreadListFixture {

    /** Each card takes room on the server for each screen. */
    @Test
    void showsFiftyThreadsAtFirstAndTheOneThatIsWanted() {
        var threads =
                IntStream.range(0, 120).mapToObj(i -> comment("shall", null)).toList();
        show(threads);
        assertThat(cards()).hasSize(50);

        buttons("comment.more}").stream().filter(Component::isVisible).forEach(Button::click);
        assertThat(cards()).hasSize(100);

        list.goTo(threads.getLast().id());
        assertThat(cards()).hasSize(120);
    }

    @Test
    void aSuggestionShowsAllThatItWouldTakeAway() {
        var start = "States shall name the authority. ";
        var rest = "Courts decide on each request within two days. ".repeat(80);
        show(List.of(
                comment(start + rest, new Suggestion(start, SuggestionStatus.OPEN, null, null, null, 0, null, false))));

        assertThat(String.join("", marked("del"))).hasSizeGreaterThan(rest.length() - 5);
        assertThat(marked("ins")).isEmpty();
    }

    @Test
    void coordinatorsAloneCanRemoveTheWordsOfOthers() {
        var other = new MemberId("o");
        openFor(new CommentPermissions(other, true, true, false));
        show(List.of(comment("shall", null)));
        assertThat(buttons("comment.remove}")).isEmpty();

        openFor(new CommentPermissions(other, true, true, true));
        show(List.of(comment("shall", null)));
        assertThat(buttons("comment.remove}")).hasSize(1);
    }

    @Test
    void aThreadThatIsBeingAnsweredStaysWhenOthersResolveIt() {
        var threads = List.of(comment("shall", null), comment("courts", null));
        show(threads);
        buttons("comment.reply}").getFirst().click();
        var answered = cards().getFirst();

        show(threads.stream().map(ThreadListTests::resolved).toList());
        assertThat(cards()).containsExactly(answered);

        buttons("screen.cancel}").getFirst().click();
        show(threads.stream().map(ThreadListTests::resolved).toList());
        assertThat(cards()).isEmpty();
    }

    @Test
    void aThreadThatIsBeingAnsweredStaysAmongThoseItIsAmong() {
        var threads = List.of(comment("shall", null), comment("courts", null));
        show(threads);
        var before = List.copyOf(cards());
        buttons("comment.reply}").getLast().click();
        var place = before.getLast().getParent();

        place(threads.reversed(), null);
        assertThat(before.getLast().getParent()).isEqualTo(place);

        buttons("screen.cancel}").getFirst().click();
        place(threads.reversed(), null);
        assertThat(before.getLast().getParent()).isNotEqualTo(place);
    }

    private static Comment resolved(Comment comment) {
        return new Comment(
                comment.id(),
                comment.statement(),
                comment.version(),
                comment.quotation(),
                comment.by(),
                comment.text(),
                comment.at(),
                null,
                null,
                null,
                comment.replies(),
                new MemberId("o"),
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                null);
    }

    private List<Button> buttons(String key) {
        return all(list, Button.class).stream()
                .filter(button -> button.getText().contains(key))
                .toList();
    }

    private void show(List<Comment> threads) {
        place(threads, new Place("p1", 0, 5));
    }

    private void place(List<Comment> threads, @Nullable Place place) {
        list.show(new Conversation(
                1,
                threads.stream()
                        .map(comment -> new PlacedComment(comment, place))
                        .toList(),
                Map.of(),
                true));
    }

    private List<ThreadCard> cards() {
        return all(list, ThreadCard.class);
    }

    private List<String> marked(String element) {
        return all(list, HtmlContainer.class).stream()
                .map(HtmlContainer::getElement)
                .filter(each -> each.getTag().equals(element))
                .map(each -> each.getText().strip())
                .toList();
    }
}
