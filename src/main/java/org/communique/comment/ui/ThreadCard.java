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
import org.communique.statement.ui.DraftMargin;
import org.jspecify.annotations.Nullable;

/** A thread on words of a text, with these words and what it suggests. */
class ThreadCard extends AssignableCard<Comment> {

    private static final int LONGEST_QUOTE = 160;

    private final CommentPermissions permissions;
    private final CommentActions commentActions;
    private final Runnable changed;
    private final Consumer<CommentId> toText;
    private final boolean numbered;
    private @Nullable PlacedComment placed;
    private boolean held;
    private Conversation conversation = Conversation.NONE;

    /** @param numbered whether the passages of the text have numbers that readers see */
    ThreadCard(
            CommentPermissions permissions,
            CommentActions commentActions,
            Runnable changed,
            Consumer<CommentId> toText,
            boolean numbered) {
        super(permissions, commentActions, changed);
        this.permissions = permissions;
        this.commentActions = commentActions;
        this.changed = changed;
        this.toText = toText;
        this.numbered = numbered;
    }

    /**
     * Drawn again only if it says something else, as the focus may be in it.
     *
     * @param isHeld until its author, who is the reader, decides
     */
    void show(PlacedComment placedComment, Conversation now, boolean isHeld) {
        DraftMargin.align(this, placedComment.comment().id().value());
        var names = now.namesIn(placedComment.comment());
        boolean elsewhere = held != isHeld
                || !placedComment.equals(placed)
                || now.version() != conversation.version()
                || now.takesSuggestions() != conversation.takesSuggestions();
        placed = placedComment;
        held = isHeld;
        conversation = now;
        if (elsewhere) {
            draw(placedComment.comment(), names);
        } else {
            show(placedComment.comment(), names);
        }
    }

    @Override
    ThreadActions<Comment> actions() {
        return held ? commentActions.ofHeld() : super.actions();
    }

    @Override
    void addActions(Div content, Comment comment) {
        if (!held) {
            super.addActions(content, comment);
            return;
        }
        content.add(row(smallButton(getTranslation("comment.held.write-now"), () -> {
            if (commentActions.send(comment.id())) {
                changed.run();
            }
        })));
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
                    comment,
                    suggestion,
                    conversation,
                    held ? permissions.ofHeld() : permissions,
                    commentActions,
                    changed,
                    this::open));
        }
        super.addDetails(content, comment);
    }

    private Component quote(PlacedComment placedComment, int version) {
        var comment = placedComment.comment();
        var place = placedComment.place();
        var where = where(placedComment);
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
        if (held) {
            head.add(new Badge(getTranslation("comment.held"), Badge.Tone.ACTIVE));
            head.add(meta(getTranslation("comment.held.advice")));
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

    private String where(PlacedComment placedComment) {
        var place = placedComment.place();
        if (!numbered) {
            return getTranslation(place == null ? "comment.not-in-draft" : "comment.in-draft");
        }
        var address = place == null ? placedComment.comment().quotation().address() : place.address();
        return getTranslation("comment.at." + address.charAt(0), address.substring(1));
    }

    private static String shortened(String words) {
        int end = words.offsetByCodePoints(0, words.codePointCount(0, LONGEST_QUOTE - 1));
        return words.substring(0, end) + "…";
    }
}
