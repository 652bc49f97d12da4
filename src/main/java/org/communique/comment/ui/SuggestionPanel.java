package org.communique.comment.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Predicate;
import org.communique.comment.Comment;
import org.communique.comment.Conversation;
import org.communique.comment.Suggestion;
import org.communique.screen.TimeFormat;

/** A suggestion and its state. */
class SuggestionPanel extends Div {

    /** Opens a form for a few words. */
    interface Form {
        void open(String key, String before, Predicate<String> send);
    }

    SuggestionPanel(
            Comment comment,
            Suggestion suggestion,
            Conversation conversation,
            CommentPermissions permissions,
            CommentActions commentActions,
            Runnable changed,
            Form form) {
        addClassName("suggestion");
        add(ThreadCard.meta(getTranslation("comment.suggests")));
        var words =
                new Paragraph(suggestion.words().isEmpty() ? getTranslation("comment.leave-out") : suggestion.words());
        words.addClassName("suggested-words");
        words.getElement().setAttribute("dir", "auto");
        add(words);
        var at = suggestion.at();
        if (at != null) {
            add(ThreadCard.meta(getTranslation(
                    "comment.suggestion."
                            + (suggestion.entered() || suggestion.reason() != null ? suggestion.state() : "HALF"),
                    conversation.name(suggestion.by()),
                    TimeFormat.local(at))));
        }
        var reason = suggestion.reason();
        if (reason != null) {
            var why = new Paragraph(reason);
            why.addClassName("remark");
            why.getElement().setAttribute("dir", "auto");
            add(why);
        }
        var open = suggestion.state() == Suggestion.State.OPEN;
        var half = suggestion.state() == Suggestion.State.ACCEPTED && !suggestion.entered();
        if (permissions.edit() && (open || half)) {
            var accept = new Button(getTranslation("comment.accept"), click -> {
                if (commentActions.accept(comment.id())) {
                    changed.run();
                }
            });
            accept.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
            var decline = new Button(
                    getTranslation("comment.decline"),
                    click -> form.open("comment.decline", "", why -> commentActions.decline(comment.id(), why)));
            decline.addThemeVariants(ButtonVariant.LUMO_SMALL);
            decline.setVisible(open);
            var row = new Div(accept, decline);
            row.addClassName("acts");
            add(row);
        }
    }
}
