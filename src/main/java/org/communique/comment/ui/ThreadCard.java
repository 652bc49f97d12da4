package org.communique.comment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Consumer;
import org.communique.comment.Comment;
import org.communique.comment.CommentId;
import org.communique.comment.Conversation;
import org.communique.comment.Conversation.PlacedComment;
import org.communique.comment.Suggestion;
import org.communique.screen.Badge;
import org.jspecify.annotations.Nullable;

/** A thread on words of a text, with these words and what it suggests. */
class ThreadCard extends AssignableCard {

    private static final int LONGEST_QUOTE = 160;

    private final CommentPermissions permissions;
    private final CommentActions commentActions;
    private final Runnable changed;
    private final Consumer<CommentId> toText;
    private @Nullable PlacedComment placed;
    private Conversation conversation = Conversation.NONE;

    ThreadCard(
            CommentPermissions permissions,
            CommentActions commentActions,
            Runnable changed,
            Consumer<CommentId> toText) {
        super(permissions, commentActions, changed);
        this.permissions = permissions;
        this.commentActions = commentActions;
        this.changed = changed;
        this.toText = toText;
    }

    /** Drawn again only if it says something else, as the focus may be in it. */
    void show(PlacedComment placedComment, Conversation now) {
        var names = now.namesIn(placedComment.comment());
        boolean elsewhere = !placedComment.equals(placed)
                || now.version() != conversation.version()
                || now.takesSuggestions() != conversation.takesSuggestions();
        placed = placedComment;
        conversation = now;
        if (elsewhere) {
            draw(placedComment.comment(), names);
        } else {
            show(placedComment.comment(), names);
        }
    }

    @Override
    void addHead(Div content, Comment comment) {
        if (placed != null) {
            content.add(quote(placed, conversation.version()));
        }
    }

    @Override
    void addDetails(Div content, Comment comment) {
        if (comment.suggestion() instanceof Suggestion suggestion) {
            content.add(new SuggestionPanel(
                    comment, suggestion, conversation, permissions, commentActions, changed, this::open));
        }
        super.addDetails(content, comment);
    }

    private Component quote(PlacedComment placedComment, int version) {
        var comment = placedComment.comment();
        var place = placedComment.place();
        var where = where(placedComment, version);
        var head = new Div();
        head.addClassName("card-line");
        if (place == null) {
            head.add(meta(where));
        } else {
            var toWords = smallButton(where, () -> toText.accept(comment.id()));
            toWords.setAriaLabel(getTranslation("comment.to-text", where));
            head.add(toWords);
        }
        if (comment.version() != version) {
            head.add(new Badge(getTranslation("comment.of-version", comment.version()), Badge.Tone.NEUTRAL));
        }
        if (comment.isResolved()) {
            head.add(resolvedBadge());
        }
        var exact = comment.quotation().exact();
        var words = new Paragraph(exact.length() <= LONGEST_QUOTE ? exact : shortened(exact));
        words.addClassName("quoted-words");
        words.getElement().setAttribute("dir", "auto");
        return new Div(head, words);
    }

    /** @param version the number of the text that is shown */
    String where(PlacedComment placedComment, int version) {
        var place = placedComment.place();
        var address = place == null ? placedComment.comment().quotation().address() : place.address();
        return getTranslation("comment.at." + address.charAt(0), address.substring(1));
    }

    private static String shortened(String words) {
        int end = words.offsetByCodePoints(0, words.codePointCount(0, LONGEST_QUOTE - 1));
        return words.substring(0, end) + "…";
    }
}
