package org.communique.amendment.ui;

import java.time.LocalDate;
import java.util.List;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.discussion.AmendmentComment;
import org.communique.amendment.discussion.DiscussionService;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.CommentChangeOutcome;
import org.communique.comment.Mentions.Mentionable;
import org.communique.comment.Reply.ReplyId;
import org.communique.comment.ui.ThreadActions;
import org.jspecify.annotations.Nullable;

/** What can be done with a thread about an amendment. */
class DiscussionActions extends ThreadActions<AmendmentComment> {

    private final DiscussionService discussion;
    private final AmendmentId amendment;

    DiscussionActions(DiscussionService discussion, AmendmentId amendment) {
        this.discussion = discussion;
        this.amendment = amendment;
    }

    @Override
    protected List<Mentionable> mentionable(AmendmentComment thread) {
        return discussion.mentionable(amendment);
    }

    @Override
    protected CommentChangeOutcome<AmendmentComment> reply(AmendmentComment thread, String text) {
        return discussion.reply(amendment, thread.id(), text);
    }

    @Override
    protected CommentChangeOutcome<AmendmentComment> edit(AmendmentComment thread, String text) {
        return discussion.edit(amendment, thread.id(), text);
    }

    @Override
    protected CommentChangeOutcome<AmendmentComment> editReply(AmendmentComment thread, ReplyId reply, String text) {
        return discussion.editReply(amendment, thread.id(), reply, text);
    }

    @Override
    protected CommentChangeOutcome<AmendmentComment> delete(AmendmentComment thread) {
        return discussion.delete(amendment, thread.id());
    }

    @Override
    protected CommentChangeOutcome<AmendmentComment> deleteReply(AmendmentComment thread, ReplyId reply) {
        return discussion.deleteReply(amendment, thread.id(), reply);
    }

    @Override
    protected CommentChangeOutcome<AmendmentComment> remove(AmendmentComment thread) {
        return discussion.remove(amendment, thread.id());
    }

    @Override
    protected CommentChangeOutcome<AmendmentComment> removeReply(AmendmentComment thread, ReplyId reply) {
        return discussion.removeReply(amendment, thread.id(), reply);
    }

    @Override
    protected CommentChangeOutcome<AmendmentComment> resolve(AmendmentComment thread) {
        return discussion.resolve(amendment, thread.id());
    }

    @Override
    protected CommentChangeOutcome<AmendmentComment> reopen(AmendmentComment thread) {
        return discussion.reopen(amendment, thread.id());
    }

    @Override
    protected CommentChangeOutcome<AmendmentComment> assign(
            AmendmentComment thread, MemberId to, @Nullable LocalDate day) {
        return discussion.assign(amendment, thread.id(), to, day);
    }

    @Override
    protected CommentChangeOutcome<AmendmentComment> takeBack(AmendmentComment thread) {
        return discussion.takeBack(amendment, thread.id());
    }

    @Override
    protected CommentChangeOutcome<AmendmentComment> finish(AmendmentComment thread) {
        return discussion.finish(amendment, thread.id());
    }
}
