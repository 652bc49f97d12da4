package org.communique.comment.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import java.time.LocalDate;
import java.util.List;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.CommentChangeOutcome;
import org.communique.comment.DiscussionThread;
import org.communique.comment.Mentions.Mentionable;
import org.communique.comment.Reply.ReplyId;
import org.communique.refusal.Refusal;
import org.communique.screen.Toasts;
import org.jspecify.annotations.Nullable;

/** What can be done with a thread. Each act shows its outcome, and returns whether it was done. */
public abstract class ThreadActions<T extends DiscussionThread> {

    /** Who can be mentioned in the thread. */
    protected abstract List<Mentionable> mentionable(T thread);

    protected abstract CommentChangeOutcome<T> reply(T thread, String text);

    protected abstract CommentChangeOutcome<T> edit(T thread, String text);

    protected abstract CommentChangeOutcome<T> editReply(T thread, ReplyId reply, String text);

    protected abstract CommentChangeOutcome<T> delete(T thread);

    protected abstract CommentChangeOutcome<T> deleteReply(T thread, ReplyId reply);

    protected abstract CommentChangeOutcome<T> remove(T thread);

    protected abstract CommentChangeOutcome<T> removeReply(T thread, ReplyId reply);

    protected abstract CommentChangeOutcome<T> resolve(T thread);

    protected abstract CommentChangeOutcome<T> reopen(T thread);

    protected abstract CommentChangeOutcome<T> assign(T thread, MemberId to, @Nullable LocalDate day);

    protected abstract CommentChangeOutcome<T> takeBack(T thread);

    protected abstract CommentChangeOutcome<T> finish(T thread);

    /** @param key of what is said when it was done */
    static boolean showOutcome(CommentChangeOutcome<?> outcome, String key) {
        return switch (outcome) {
            case CommentChangeOutcome.Done<?> _ -> done(key);
            case Refusal refusal -> refused(refusal);
        };
    }

    static boolean done(String key) {
        Toasts.done(translate(key));
        return true;
    }

    static boolean refused(Refusal refusal) {
        Toasts.refused(refusal);
        return false;
    }
}
