package org.communique.comment.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Predicate;
import org.communique.comment.Comment;
import org.communique.comment.Conversation;
import org.communique.comment.Suggestion;
import org.communique.comment.Suggestion.SuggestionStatus;
import org.communique.screen.TimeFormat;
import org.communique.text.comparison.TextReplacement;

/** A suggestion and its state. */
class SuggestionPanel extends Div {

    private static final int CONTEXT = 80;

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
        if (comment.deletedAt() == null) {
            add(difference(comment.quotation().exact(), suggestion.words()));
        }
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
        var open = suggestion.state() == SuggestionStatus.OPEN;
        var half = suggestion.state() == SuggestionStatus.ACCEPTED && !suggestion.entered();
        if (permissions.edit() && comment.deletedAt() == null && (open || half)) {
            var accept = new Button(getTranslation("comment.accept"), click -> {
                if (commentActions.accept(comment.id())) {
                    changed.run();
                }
            });
            accept.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
            accept.setVisible(conversation.takesSuggestions());
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

    /** All that would change, also in words too long to be quoted in full: who accepts it must see what they accept. */
    private static Paragraph difference(String old, String now) {
        var words = new Paragraph();
        words.addClassName("suggested-words");
        words.getElement().setAttribute("dir", "auto");
        int at = 0;
        for (var replacement : TextReplacement.between(old, now)) {
            words.add(new Text(kept(old.substring(at, replacement.from()))));
            if (replacement.to() > replacement.from()) {
                words.add(marked("del", old.substring(replacement.from(), replacement.to())));
            }
            if (!replacement.words().isEmpty()) {
                words.add(marked("ins", replacement.words()));
            }
            at = replacement.to();
        }
        words.add(new Text(kept(old.substring(at))));
        return words;
    }

    private static HtmlContainer marked(String element, String words) {
        var marked = new HtmlContainer(element);
        marked.setText(words);
        return marked;
    }

    /** Its ends are enough to know the place. */
    private static String kept(String words) {
        if (words.length() <= 2 * CONTEXT) {
            return words;
        }
        int start = words.offsetByCodePoints(0, CONTEXT / 2);
        int end = words.offsetByCodePoints(words.length(), -CONTEXT / 2);
        return words.substring(0, start) + " … " + words.substring(end);
    }
}
