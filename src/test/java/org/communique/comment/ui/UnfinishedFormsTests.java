package org.communique.comment.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.communique.ServerTest;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.Comment;
import org.communique.comment.CommentId;
import org.communique.comment.CommentService;
import org.communique.comment.Conversation;
import org.communique.comment.Conversation.PlacedComment;
import org.communique.comment.SuggestionService;
import org.communique.comment.ui.SelectableText.TextSelection;
import org.communique.statement.StatementId;
import org.communique.statement.VersionId;
import org.communique.text.comparison.Quotation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Texts are their keys here: nothing translates them outside a session. */
@ServerTest
class UnfinishedFormsTests {

    private static final MemberId MEMBER = new MemberId("m");
    private static final StatementId STATEMENT = new StatementId("s");
    private static final CommentPermissions ALL = new CommentPermissions(MEMBER, true, true);

    @Autowired
    CommentService comments;

    @Autowired
    SuggestionService suggestions;

    private ThreadList list;

    @BeforeEach
    void open() {
        var commentActions = new CommentActions(comments, suggestions);
        list = new ThreadList(
                new VersionTarget(VersionId.of(STATEMENT, 1), commentActions), ALL, commentActions, () -> {}, _ -> {});
    }

    @Test
    void aNewCommentKeepsWhatIsWrittenWhenOtherWordsAreChosen() {
        list.compose(new TextSelection("p1", "shall", "", ""));
        area(list, "comment.form.text").setValue("Too weak.");
        list.compose(new TextSelection("p2", "courts", "", ""));

        assertThat(all(list, CommentForm.class)).hasSize(1);
        assertThat(area(list, "comment.form.text").getValue()).isEqualTo("Too weak.");
        assertThat(area(list, "comment.form.words").getValue()).isEqualTo("courts");
    }

    @Test
    void aNewCommentKeepsItsWordsWhenNoOthersAreChosen() {
        list.compose(new TextSelection("p1", "shall", "", ""));
        list.compose(new TextSelection("", "", "", ""));

        assertThat(all(list, CommentForm.class)).hasSize(1);
        assertThat(area(list, "comment.form.words").getValue()).isEqualTo("shall");
    }

    @Test
    void aNewCommentKeepsTheWordsThatWereTyped() {
        list.compose(new TextSelection("", "", "", ""));
        area(list, "comment.form.words").setValue("shall");
        list.compose(new TextSelection("", "", "", ""));

        assertThat(area(list, "comment.form.words").getValue()).isEqualTo("shall");
    }

    @Test
    void aSuggestionFollowsTheChosenWordsUntilItIsChanged() {
        list.compose(new TextSelection("p1", "shall", "", ""));
        all(list, Checkbox.class).getFirst().setValue(true);
        list.compose(new TextSelection("p1", "may", "", ""));
        assertThat(area(list, "comment.form.instead").getValue()).isEqualTo("may");

        area(list, "comment.form.instead").setValue("must");
        list.compose(new TextSelection("p1", "can", "", ""));
        assertThat(area(list, "comment.form.instead").getValue()).isEqualTo("must");
    }

    @Test
    void aReplyStaysUntilItIsSentOrCancelled() {
        var card = new ThreadCard(ALL, new CommentActions(comments, suggestions), () -> {}, _ -> {});
        card.show(new PlacedComment(comment(), null), new Conversation(1, List.of(), Map.of()));

        button(card, "comment.reply").click();
        button(card, "comment.edit").click();
        assertThat(area(card, "comment.edit.label").getValue()).isEqualTo("Why?");

        button(card, "comment.cancel").click();
        button(card, "comment.reply").click();
        area(card, "comment.reply.label").setValue("Because");
        button(card, "comment.edit").click();
        assertThat(all(card, TextArea.class)).extracting(TextArea::getValue).containsExactly("Because");
    }

    private static Comment comment() {
        return new Comment(
                new CommentId("s:1"),
                STATEMENT,
                1,
                new Quotation("p1", "Text", "", ""),
                MEMBER,
                "Why?",
                Instant.EPOCH,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null);
    }

    private static TextArea area(Component within, String label) {
        return all(within, TextArea.class).stream()
                .filter(area -> area.getLabel().contains(label + "}"))
                .findFirst()
                .orElseThrow();
    }

    private static Button button(Component within, String text) {
        return all(within, Button.class).stream()
                .filter(button -> button.getText().contains(text + "}"))
                .findFirst()
                .orElseThrow();
    }

    private static <T extends Component> List<T> all(Component within, Class<T> type) {
        return below(within).filter(type::isInstance).map(type::cast).toList();
    }

    private static Stream<Component> below(Component component) {
        return Stream.concat(Stream.of(component), component.getChildren().flatMap(UnfinishedFormsTests::below));
    }
}
