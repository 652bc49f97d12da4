package org.communique.comment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.Comment;
import org.communique.comment.CommentChangeOutcome;
import org.communique.comment.DiscussionThread;
import org.communique.comment.FileSource;
import org.communique.comment.Mentions;
import org.communique.comment.Mentions.Mentionable;
import org.communique.comment.Reply;
import org.communique.screen.Badge;
import org.communique.screen.Question;
import org.communique.screen.ShortTextForm;
import org.communique.screen.TimeFormat;
import org.jspecify.annotations.Nullable;

/** One thread: what was said, and what can be done. */
@StyleSheet("context://comments.css")
public class DiscussionCard<T extends DiscussionThread> extends Article {

    private final CommentPermissions permissions;
    private final ThreadActions<T> actions;
    private final Runnable changed;
    private final Div content = new Div();
    /** Stays when the rest is drawn again: it may hold unsent text. */
    private final Div form = new Div();

    private @Nullable T shown;
    private Map<MemberId, String> shownNames = Map.of();

    /**
     * @param changed called when something was done, or a form was closed
     */
    public DiscussionCard(CommentPermissions permissions, ThreadActions<T> actions, Runnable changed) {
        this.permissions = permissions;
        this.actions = actions;
        this.changed = changed;
        addClassName("thread");
        getElement().setAttribute("tabindex", "-1");
        add(content, form);
    }

    /**
     * Whoever already writes in it goes on.
     *
     * @param asked whether the member wanted to go to it; if not, who writes elsewhere goes on there
     */
    void begin(boolean asked) {
        getElement().executeJs("if (!$0 && %s) return;".formatted(ShortTextForm.IS_WRITING) + """
                const folded = this.closest('vaadin-details');
                if (folded) folded.opened = true;
                this.scrollIntoView({ block: 'nearest' });
                if (!this.contains(document.activeElement)) this.focus({ preventScroll: true });
                """, asked);
    }

    /**
     * Drawn again only if it says something else, as the focus may be in it.
     *
     * @param names of those whom the thread names
     */
    public void show(T thread, Map<MemberId, String> names) {
        if (!thread.equals(shown) || !names.equals(shownNames)) {
            draw(thread, names);
        }
    }

    /** Whether a form is open in it. The server knows of what is written there only once it is left. */
    public final boolean isWrittenIn() {
        return form.getElement().getChildCount() > 0;
    }

    final void draw(T thread, Map<MemberId, String> names) {
        shown = thread;
        shownNames = names;
        setId("comment-" + thread.id().value());
        getElement().setAttribute("aria-label", getTranslation("comment.thread", name(thread.by())));
        getElement().getClassList().set("resolved", thread.isResolved());
        content.removeAll();
        addHead(content, thread);
        content.add(remark(
                name(thread.by()),
                thread.deletedAt() == null ? thread.text() : deletion(thread.removedBy()),
                TimeFormat.local(thread.at()),
                thread.editedAt() != null,
                thread.source()));
        if (thread.deletedAt() == null) {
            addWordActions(thread);
        }
        addDetails(content, thread);
        thread.replies().forEach(reply -> reply(thread, reply));
        if (thread.settledAt() instanceof Instant at) {
            content.add(meta(getTranslation("comment.resolved-by", name(thread.settledBy()), TimeFormat.local(at))));
        }
        if (permissions.comment()) {
            addActions(content, thread);
        }
    }

    /** What can be done with the thread that is shown. */
    ThreadActions<T> actions() {
        return actions;
    }

    /** Puts what it is about above it. */
    void addHead(Div content, T thread) {
        if (thread.isResolved()) {
            content.add(resolvedBadge());
        }
    }

    /** Puts what its first words come with between them and the replies. */
    void addDetails(Div content, T thread) {}

    final Badge resolvedBadge() {
        return new Badge(getTranslation("comment.is-resolved"), Badge.Tone.GOOD);
    }

    final String name(@Nullable MemberId member) {
        return member == null ? "" : shownNames.getOrDefault(member, "");
    }

    private Component remark(String who, String text, String when, boolean edited, @Nullable FileSource source) {
        var name = new Span(who);
        name.addClassName("item-name");
        name.getElement().setAttribute("dir", "auto");
        var line = new Div(name, meta(edited ? getTranslation("comment.edited-at", when) : when));
        line.addClassName("card-line");
        var words = new Paragraph();
        Mentions.parts(text, Text::new, this::mention).forEach(words::add);
        words.addClassName("remark");
        words.getElement().setAttribute("dir", "auto");
        words.setVisible(!text.isEmpty());
        if (source == null) {
            return new Div(line, words);
        }
        return new Div(line, source(source), words);
    }

    private Component mention(MemberId member) {
        var name = name(member);
        var mention = new Span("@" + (name.isEmpty() ? "[" + member.value() + "]" : name));
        mention.addClassName("mention");
        mention.getElement().setAttribute("dir", "auto");
        return mention;
    }

    /**
     * Nothing proves who wrote a file, so its name is said as what it is. It stands in an element of its own, and whom the member takes
     * the author to be in another, so that no name reads like that.
     */
    private Div source(FileSource source) {
        var author = new Span(source.author().isEmpty() ? getTranslation("comment.file.nobody") : source.author());
        author.addClassName("file-author");
        author.getElement().setAttribute("dir", "auto");
        var origin = new Div(meta(getTranslation("comment.file.source")), new Text(" "), author);
        origin.addClassName("card-line");
        if (source.at() instanceof Instant at) {
            origin.add(meta(TimeFormat.local(at)));
        }
        if (source.member() instanceof MemberId member) {
            origin.add(new Badge(getTranslation("comment.file.source.member", name(member)), Badge.Tone.NEUTRAL));
        }
        return origin;
    }

    private void reply(T thread, Reply reply) {
        var box = new Div(remark(
                name(reply.by()),
                reply.removedBy() == null ? reply.text() : deletion(reply.removedBy()),
                TimeFormat.local(reply.at()),
                reply.editedAt() != null,
                reply.source()));
        box.addClassName("reply");
        content.add(box);
        if (reply.removedBy() != null) {
            return;
        }
        if (permissions.own(reply.by())) {
            var acts = row();
            if (reply.source() == null) {
                acts.add(small(
                        "comment.edit",
                        () -> write(
                                "comment.edit",
                                thread,
                                reply.text(),
                                text -> done(actions().editReply(thread, reply.id(), text), "comment.edited"))));
            }
            acts.add(act("comment.delete", () -> actions().deleteReply(thread, reply.id()), "comment.deleted"));
            box.add(acts);
        } else if (permissions.coordinate()) {
            box.add(row(removal(name(reply.by()), () -> actions().removeReply(thread, reply.id()))));
        }
    }

    private String deletion(@Nullable MemberId removedBy) {
        return removedBy == null
                ? getTranslation("comment.was-deleted")
                : getTranslation("comment.was-removed", name(removedBy));
    }

    private Button removal(String author, Supplier<CommentChangeOutcome<T>> act) {
        return small("comment.remove", () -> {
            Question.askIrrevocable(
                    getTranslation("comment.remove.header", author),
                    getTranslation("comment.remove.text"),
                    getTranslation("comment.remove"),
                    () -> drawAfter(act.get(), "comment.removed"));
        });
    }

    /** Of the author, or of a coordinator. */
    private void addWordActions(T thread) {
        if (permissions.own(thread.by())) {
            var acts = row();
            if (thread.source() == null) {
                acts.add(small(
                        "comment.edit",
                        () -> write(
                                "comment.edit",
                                thread,
                                thread.text(),
                                text -> done(actions().edit(thread, text), "comment.edited"))));
            }
            acts.add(act("comment.delete", () -> actions().delete(thread), "comment.deleted"));
            content.add(acts);
        } else if (permissions.coordinate()) {
            content.add(row(removal(name(thread.by()), () -> actions().remove(thread))));
        }
    }

    /** Puts what can be done with the whole thread below it. */
    void addActions(Div content, T thread) {
        var acts = row(
                small(
                        "comment.reply",
                        () -> write(
                                "comment.reply",
                                thread,
                                "",
                                text -> done(actions().reply(thread, text), "comment.replied"))),
                thread.isResolved()
                        ? act("comment.reopen", () -> actions().reopen(thread), "comment.reopened")
                        : act("comment.resolve", () -> actions().resolve(thread), "comment.resolved"));
        addActs(acts, thread);
        content.add(acts);
    }

    /** Puts what else can be done with the whole thread after replying and resolving. */
    void addActs(Div acts, T thread) {}

    private void write(String key, T thread, String before, Predicate<String> send) {
        var mentions = new MentionCompletion(before, shownNames, () -> actions().mentionable(thread));
        open(() -> form(getTranslation(key + ".label"), getTranslation(key), mentions, send, this::closeForm));
    }

    /** In which others can be mentioned. */
    public static ShortTextForm form(
            String label,
            String action,
            Supplier<List<Mentionable>> mentionable,
            Predicate<String> send,
            Runnable close) {
        return form(label, action, new MentionCompletion("", Map.of(), mentionable), send, close);
    }

    private static ShortTextForm form(
            String label, String action, MentionCompletion mentions, Predicate<String> send, Runnable close) {
        var words = new ShortTextForm(
                label,
                action,
                mentions.shown(),
                Comment.LONGEST_TEXT,
                true,
                written -> send.test(mentions.said(written)),
                close);
        words.addTool(mentions);
        return words;
    }

    /** Of words that mention no one. */
    protected final void open(String key, String before, Predicate<String> send) {
        open(() -> new ShortTextForm(
                getTranslation(key + ".label"),
                getTranslation(key),
                before,
                Comment.LONGEST_TEXT,
                true,
                send,
                this::closeForm));
    }

    /** One form at a time: no other opens until its text is sent or cancelled. Its label says what it is for. */
    private void open(Supplier<ShortTextForm> words) {
        if (place(words) instanceof ShortTextForm opened) {
            opened.begin();
        }
    }

    /** Puts a form where there is room for one; null if another holds text that was not sent. */
    final <F extends Component> @Nullable F place(Supplier<F> opening) {
        if (ShortTextForm.continueIn(form)) {
            return null;
        }
        var opened = opening.get();
        form.add(opened);
        return opened;
    }

    final void closeForm() {
        form.removeAll();
        changed.run();
    }

    private Button act(String key, Supplier<CommentChangeOutcome<T>> act, String doneKey) {
        return small(key, () -> drawAfter(act.get(), doneKey));
    }

    private void drawAfter(CommentChangeOutcome<T> outcome, String doneKey) {
        if (done(outcome, doneKey)) {
            changed.run();
        }
    }

    private static boolean done(CommentChangeOutcome<?> outcome, String doneKey) {
        return ThreadActions.showOutcome(outcome, doneKey);
    }

    private Button small(String key, Runnable act) {
        return smallButton(getTranslation(key), act);
    }

    static Button smallButton(String label, Runnable act) {
        var button = new Button(label, click -> act.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return button;
    }

    static Div row(Component... parts) {
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
