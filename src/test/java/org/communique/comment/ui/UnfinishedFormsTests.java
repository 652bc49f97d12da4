package org.communique.comment.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Map;
import org.communique.comment.Conversation;
import org.communique.comment.Conversation.PlacedComment;
import org.communique.comment.Suggestion;
import org.communique.comment.Suggestion.SuggestionStatus;
import org.communique.text.comparison.Quotation;
import org.junit.jupiter.api.Test;

class UnfinishedFormsTests extends ThreadListFixture {

    @Test
    void aNewCommentKeepsWhatIsWrittenWhenOtherWordsAreChosen() {
        list.compose(new Quotation("p1", "shall"));
        area(list, "comment.form.text").setValue("Too weak.");
        list.compose(new Quotation("p2", "courts"));

        assertThat(all(list, CommentForm.class)).hasSize(1);
        assertThat(area(list, "comment.form.text").getValue()).isEqualTo("Too weak.");
        assertThat(area(list, "comment.form.words").getValue()).isEqualTo("courts");
    }

    @Test
    void aNewCommentKeepsItsWordsWhenNoOthersAreChosen() {
        list.compose(new Quotation("p1", "shall"));
        list.compose(new Quotation("", ""));

        assertThat(all(list, CommentForm.class)).hasSize(1);
        assertThat(area(list, "comment.form.words").getValue()).isEqualTo("shall");
    }

    @Test
    void aNewCommentKeepsTheWordsThatWereTyped() {
        list.compose(new Quotation("", ""));
        area(list, "comment.form.words").setValue("shall");
        list.compose(new Quotation("", ""));

        assertThat(area(list, "comment.form.words").getValue()).isEqualTo("shall");
    }

    @Test
    void aSuggestionFollowsTheChosenWordsUntilItIsChanged() {
        list.compose(new Quotation("p1", "shall"));
        all(all(list, CommentForm.class).getFirst(), Checkbox.class).getFirst().setValue(true);
        list.compose(new Quotation("p1", "may"));
        assertThat(area(list, "comment.form.instead").getValue()).isEqualTo("may");

        area(list, "comment.form.instead").setValue("must");
        list.compose(new Quotation("p1", "can"));
        assertThat(area(list, "comment.form.instead").getValue()).isEqualTo("must");
    }

    @Test
    void aReplyStaysUntilItIsSentOrCancelled() {
        var card =
                new ThreadCard(ALL, new CommentActions(comments, heldComments, suggestions), () -> {}, _ -> {}, true);
        card.show(
                new PlacedComment(comment("Text", null), null), new Conversation(1, List.of(), Map.of(), true), false);

        button(card, "comment.reply").click();
        button(card, "comment.edit").click();
        assertThat(area(card, "comment.edit.label").getValue()).isEqualTo("Why?");

        button(card, "screen.cancel").click();
        button(card, "comment.reply").click();
        area(card, "comment.reply.label").setValue("Because");
        button(card, "comment.edit").click();
        assertThat(all(card, TextArea.class)).extracting(TextArea::getValue).containsExactly("Because");
    }

    @Test
    void aSuggestionCanBeAcceptedWhileTheDraftIsOpen() {
        var card =
                new ThreadCard(ALL, new CommentActions(comments, heldComments, suggestions), () -> {}, _ -> {}, true);
        var suggestion = new PlacedComment(
                comment("Text", new Suggestion("Words", SuggestionStatus.OPEN, null, null, null, 0, null, false)),
                null);
        card.show(suggestion, new Conversation(1, List.of(), Map.of(), false), false);
        assertThat(button(card, "comment.accept").isVisible()).isFalse();
        assertThat(button(card, "comment.decline").isVisible()).isTrue();

        card.show(suggestion, new Conversation(1, List.of(), Map.of(), true), false);
        assertThat(button(card, "comment.accept").isVisible()).isTrue();
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
}
