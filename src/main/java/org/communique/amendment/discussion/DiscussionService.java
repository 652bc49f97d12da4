package org.communique.amendment.discussion;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.communique.amendment.Amendment;
import org.communique.amendment.AmendmentEvent.AmendmentChanged;
import org.communique.amendment.AmendmentEvent.Discussed;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.AmendmentService;
import org.communique.amendment.discussion.DiscussionOutcome.Full;
import org.communique.amendment.discussion.DiscussionOutcome.TooMuch;
import org.communique.amendment.discussion.DiscussionOutcome.Written;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.Comment;
import org.communique.comment.CommentQuota;
import org.communique.text.unicode.ShortText;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Talking about an amendment, for those who see it. */
@Service
@PreAuthorize("denyAll()")
public class DiscussionService {

    /** On one amendment: all are shown on its page. */
    static final int MOST = 500;

    private final AmendmentService amendments;
    private final AmendmentComments comments;
    private final CommentQuota quota;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DiscussionService(
            AmendmentService amendments,
            AmendmentComments comments,
            CommentQuota quota,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            Clock clock) {
        this.amendments = amendments;
        this.comments = comments;
        this.quota = quota;
        this.currentMember = currentMember;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The first first.
     *
     * @throws java.util.NoSuchElementException if the member sees no such amendment
     */
    @PreAuthorize("@statementRights.canRead(#amendment.statement())")
    public List<AmendmentComment> about(AmendmentId amendment) {
        seen(amendment);
        return comments.on(amendment);
    }

    /** @throws java.util.NoSuchElementException if the member sees no such amendment */
    @PreAuthorize("@amendmentRights.canPropose(#amendment)")
    public DiscussionOutcome write(AmendmentId amendment, String text) {
        var words = ShortText.checkedLines(text, Comment.LONGEST_TEXT);
        var about = seen(amendment);
        if (comments.count(amendment) >= MOST) {
            return new Full(MOST);
        }
        var comment = new AmendmentComment(
                AmendmentCommentId.random(),
                amendment.statement(),
                amendment,
                currentMember.id(),
                words,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null);
        if (!quota.take(amendment.statement(), comment.by(), words.length())) {
            return new TooMuch();
        }
        comments.insert(comment);
        events.publishEvent(new Discussed(amendment, participants(about), comment.by(), comment.at()));
        return new Written(comment);
    }

    private List<MemberId> participants(Amendment amendment) {
        var members = new LinkedHashSet<MemberId>();
        members.add(amendment.proposedBy());
        comments.on(amendment.id()).forEach(comment -> members.add(comment.by()));
        return List.copyOf(members);
    }

    /**
     * Deletes the member's own comment.
     *
     * @return false if there is none, or it was removed
     * @throws java.util.NoSuchElementException if the member sees no such amendment
     */
    @PreAuthorize("@amendmentRights.canPropose(#amendment)")
    public boolean delete(AmendmentId amendment, AmendmentCommentId comment) {
        seen(amendment);
        boolean deleted = comments.delete(amendment, comment, currentMember.id());
        if (deleted) {
            events.publishEvent(new AmendmentChanged(amendment));
        }
        return deleted;
    }

    /** Takes away another member's words, which no one can read afterwards. That it was done, and by whom, stays on record. */
    @PreAuthorize("@statementRights.canCoordinate(#amendment.statement())")
    public Optional<AmendmentComment> remove(AmendmentId amendment, AmendmentCommentId comment) {
        var removed = comments.removeWords(amendment, comment, currentMember.id());
        removed.ifPresent(_ -> events.publishEvent(new AmendmentChanged(amendment)));
        return removed;
    }

    private Amendment seen(AmendmentId amendment) {
        return amendments.find(amendment).orElseThrow();
    }
}
