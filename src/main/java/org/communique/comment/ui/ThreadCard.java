package org.communique.comment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.Comment;
import org.communique.comment.CommentId;
import org.communique.comment.Conversation;
import org.communique.comment.Conversation.PlacedComment;
import org.communique.comment.Reply;
import org.communique.comment.Suggestion;
import org.communique.screen.Badge;
import org.communique.screen.ShortTextForm;
import org.communique.screen.TimeFormat;
import org.jspecify.annotations.Nullable;

/** One thread: the words, what was said about them, and what can be done. */
@StyleSheet("context://comments.css")
class ThreadCard extends Article {

    private static final int LONGEST_QUOTE = 160;

    private final CommentPermissions permissions;
    private final CommentActions commentActions;
    private final Runnable changed;
    private final Consumer<CommentId> toText;
    private final Div content = new Div();
    /** Stays when the rest is drawn again: it may hold unsent text. */
    private final Div form = new Div();

    private @Nullable PlacedComment shown;
    private int shownVersion;
    private Map<MemberId, String> shownNames = Map.of();

    ThreadCard(
            CommentPermissions permissions,
            CommentActions commentActions,
            Runnable changed,
            Consumer<CommentId> toText) {
        this.permissions = permissions;
        this.commentActions = commentActions;
        this.changed = changed;
        this.toText = toText;
        addClassName("thread");
        getElement().setAttribute("tabindex", "-1");
        add(content, form);
    }

    void begin() {
        getElement().executeJs("this.scrollIntoView({block: 'nearest'}); this.focus({preventScroll: true})");
    }

    /** Drawn again only if it says something else, as the focus may be in it. */
    void show(PlacedComment placedComment, Conversation conversation) {
        var names = conversation.namesIn(placedComment.comment());
        if (!placedComment.equals(shown) || conversation.version() != shownVersion || !names.equals(shownNames)) {
            shown = placedComment;
            shownVersion = conversation.version();
            shownNames = names;
            draw(placedComment, conversation);
        }
    }

    private void draw(PlacedComment placedComment, Conversation conversation) {
        var comment = placedComment.comment();
        setId("comment-" + comment.id().value());
        getElement().setAttribute("aria-label", getTranslation("comment.thread", conversation.name(comment.by())));
        getElement().getClassList().set("resolved", comment.isResolved());
        content.removeAll();
        content.add(quote(placedComment, conversation.version()));
        content.add(remark(
                conversation.name(comment.by()),
                comment.deletedAt() == null ? comment.text() : deletion(comment.removedBy(), conversation),
                TimeFormat.local(comment.at()),
                comment.editedAt() != null));
        if (comment.deletedAt() == null) {
            addWordActions(comment, conversation);
        }
        if (comment.suggestion() instanceof Suggestion suggestion) {
            content.add(new SuggestionPanel(
                    comment, suggestion, conversation, permissions, commentActions, changed, this::open));
        }
        comment.replies().forEach(reply -> reply(comment, reply, conversation));
        if (comment.isResolved() && comment.settledAt() != null) {
            content.add(meta(getTranslation(
                    "comment.resolved-by",
                    conversation.name(comment.settledBy()),
                    TimeFormat.local(comment.settledAt()))));
        }
        if (permissions.comment()) {
            addActions(comment);
        }
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
            head.add(small(where, () -> toText.accept(comment.id()), "comment.to-text"));
        }
        if (comment.version() != version) {
            head.add(new Badge(getTranslation("comment.of-version", comment.version()), Badge.Tone.NEUTRAL));
        }
        if (comment.isResolved()) {
            head.add(new Badge(getTranslation("comment.is-resolved"), Badge.Tone.GOOD));
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

    private Component remark(String who, String text, String when, boolean edited) {
        var name = new Span(who);
        name.addClassName("item-name");
        name.getElement().setAttribute("dir", "auto");
        var line = new Div(name, meta(edited ? getTranslation("comment.edited-at", when) : when));
        line.addClassName("card-line");
        var words = new Paragraph(text);
        words.addClassName("remark");
        words.getElement().setAttribute("dir", "auto");
        words.setVisible(!text.isEmpty());
        return new Div(line, words);
    }

    private void reply(Comment comment, Reply reply, Conversation conversation) {
        var box = new Div(remark(
                conversation.name(reply.by()),
                reply.removedBy() == null ? reply.text() : deletion(reply.removedBy(), conversation),
                TimeFormat.local(reply.at()),
                reply.editedAt() != null));
        box.addClassName("reply");
        if (reply.removedBy() != null) {
            content.add(box);
            return;
        }
        if (permissions.own(reply.by())) {
            box.add(row(
                    small(
                            "comment.edit",
                            () -> open(
                                    "comment.edit",
                                    reply.text(),
                                    text -> commentActions.editReply(comment.id(), reply.id(), text))),
                    small("comment.delete", () -> done(commentActions.deleteReply(comment.id(), reply.id())))));
        } else if (permissions.coordinate()) {
            box.add(row(removal(
                    conversation.name(reply.by()), () -> commentActions.removeReply(comment.id(), reply.id()))));
        }
        content.add(box);
    }

    private String deletion(@Nullable MemberId removedBy, Conversation conversation) {
        return removedBy == null
                ? getTranslation("comment.was-deleted")
                : getTranslation("comment.was-removed", conversation.name(removedBy));
    }

    private Button removal(String author, BooleanSupplier act) {
        return small("comment.remove", () -> {
            var dialog = new ConfirmDialog();
            dialog.setHeader(getTranslation("comment.remove.header", author));
            dialog.setText(getTranslation("comment.remove.text"));
            dialog.setCancelable(true);
            dialog.setCancelText(getTranslation("comment.cancel"));
            dialog.setConfirmText(getTranslation("comment.remove"));
            dialog.addConfirmListener(confirmed -> done(act.getAsBoolean()));
            dialog.open();
        });
    }

    /** Of the author, or of a coordinator. */
    private void addWordActions(Comment comment, Conversation conversation) {
        if (permissions.own(comment.by())) {
            content.add(row(
                    small(
                            "comment.edit",
                            () -> open(
                                    "comment.edit", comment.text(), text -> commentActions.edit(comment.id(), text))),
                    small("comment.delete", () -> done(commentActions.delete(comment.id())))));
        } else if (permissions.coordinate()) {
            content.add(row(removal(conversation.name(comment.by()), () -> commentActions.remove(comment.id()))));
        }
    }

    private void addActions(Comment comment) {
        var settle = comment.isResolved()
                ? small("comment.reopen", () -> done(commentActions.reopen(comment.id())))
                : small("comment.resolve", () -> done(commentActions.resolve(comment.id())));
        content.add(row(
                small(
                        "comment.reply",
                        () -> open("comment.reply", "", text -> commentActions.reply(comment.id(), text))),
                settle));
    }

    /** One form at a time: no other opens until its text is sent or cancelled. Its label says what it is for. */
    private void open(String key, String before, Predicate<String> send) {
        var unfinished = form.getChildren()
                .map(ShortTextForm.class::cast)
                .filter(ShortTextForm::isUnfinished)
                .findFirst();
        if (unfinished.isPresent()) {
            unfinished.get().begin();
            return;
        }
        var words = new ShortTextForm(
                getTranslation(key + ".label"), getTranslation(key), before, Comment.LONGEST_TEXT, true, send, () -> {
                    form.removeAll();
                    changed.run();
                });
        form.removeAll();
        form.add(words);
        words.begin();
    }

    private void done(boolean done) {
        if (done) {
            changed.run();
        }
    }

    private Button small(String key, Runnable act) {
        return small(getTranslation(key), act, null);
    }

    private Button small(String label, Runnable act, @Nullable String ariaKey) {
        var button = new Button(label, click -> act.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        if (ariaKey != null) {
            button.setAriaLabel(getTranslation(ariaKey, label));
        }
        return button;
    }

    private static Div row(Component... parts) {
        var row = new Div(parts);
        row.addClassName("acts");
        return row;
    }

    static Span meta(String text) {
        var span = new Span(text);
        span.addClassName("meta");
        return span;
    }
}
