package org.communique.notification;

import org.communique.statement.Statement;
import org.communique.treaty.stance.StanceRequest;

/**
 * The kind of a notice, and the screen it leads to: one of the statement's, except for those of {@link NoticeTopic#SECURITY} and of
 * requests to organisations.
 */
public enum NoticeKind {
    MENTIONED("review", NoticeTopic.MENTIONED),
    SHARED("draft", NoticeTopic.ASKED),
    COMMENTED("review", NoticeTopic.COMMENTS),
    REPLIED("review", NoticeTopic.COMMENTS),
    COMMENT_ASSIGNED("review", NoticeTopic.ASKED, "comment.work.assigned"),
    SUGGESTION_SETTLED("review", NoticeTopic.COMMENTS),
    AMENDMENT_MENTIONED("amendments", NoticeTopic.MENTIONED),
    AMENDMENT_DISCUSSED("amendments", NoticeTopic.COMMENTS),
    AMENDMENT_COMMENT_ASSIGNED("amendments", NoticeTopic.ASKED, "comment.work.assigned"),
    AMENDMENTS_OPENED("amendments", NoticeTopic.ASKED, "amendment.work.propose"),
    AMENDMENT_VOTE_OPENED("amendments", NoticeTopic.ASKED, "amendment.work.vote"),
    AMENDMENT_ACCEPTED("amendments", NoticeTopic.MOVED_ON),
    AMENDMENT_REJECTED("amendments", NoticeTopic.MOVED_ON),
    AMENDMENT_REWORDED("amendments", NoticeTopic.MOVED_ON),
    AMENDMENT_TAKEN_OVER("amendments", NoticeTopic.MOVED_ON),
    AMENDMENT_REVISED("amendments", NoticeTopic.MOVED_ON),
    /** Of a request to the organisations, as are the next three. */
    STANCES_ASKED("treaty/organisations", NoticeTopic.ASKED, "treaty.work.answer"),
    STANCES_DUE("treaty/organisations", NoticeTopic.REMINDERS, "treaty.work.answer"),
    STANCES_CLOSED("treaty/organisations", NoticeTopic.MOVED_ON),
    STANCES_PUBLISHED("treaty/organisations", NoticeTopic.MOVED_ON),
    STATEMENT_PROPOSED("draft", NoticeTopic.ASKED, "statement.work.proposed"),
    PROPOSAL_OPENED("draft", NoticeTopic.MOVED_ON),
    PROPOSAL_DECLINED("draft", NoticeTopic.MOVED_ON),
    STAGE_OPENED("review", NoticeTopic.ASKED, "workflow.work.decide"),
    REVIEW_DUE("review", NoticeTopic.REMINDERS, "workflow.work.decide"),
    STAGE_NEEDS_COORDINATOR("review", NoticeTopic.ASKED),
    CHANGES_REQUESTED("draft", NoticeTopic.MOVED_ON),
    RECALLED("draft", NoticeTopic.MOVED_ON),
    SENT_BACK("draft", NoticeTopic.MOVED_ON),
    APPROVED("sign-on", NoticeTopic.MOVED_ON, "signon.work.open"),
    CALLED_TO_SIGN("sign-on", NoticeTopic.ASKED, "signon.work.sign"),
    REMINDED("sign-on", NoticeTopic.REMINDERS, "signon.work.sign"),
    ASKED_TO_RECONSIDER("sign-on", NoticeTopic.ASKED, "signon.work.sign"),
    DEADLINE_EXTENDED("sign-on", NoticeTopic.ASKED),
    TEXT_WITHDRAWN("sign-on", NoticeTopic.ASKED),
    SIGNED("sign-on", NoticeTopic.PROOF),
    CONSENT_RECORDED("sign-on", NoticeTopic.PROOF),
    ANSWER_WAITS("sign-on", NoticeTopic.ASKED, "signon.work.accept"),
    /** The statement's coordinator may not accept it. */
    ANSWER_WAITS_FOR_ANOTHER("sign-on", NoticeTopic.ASKED, "signon.work.accept"),
    CONFIRMATION_LINK_WAITS("sign-on", NoticeTopic.ASKED, "invitation.work.confirm"),
    JOIN_REQUESTED("sign-on", NoticeTopic.ASKED, "invitation.work.join"),
    /** By the link in the mail with the receipt, which someone else may have got hold of. */
    CONTACT_WITHDREW("sign-on", NoticeTopic.ASKED),
    /** Once the mailbox has confirmed it: it counts without anyone having accepted it. */
    CONTACT_DECLINED("sign-on", NoticeTopic.ASKED),
    CALL_CLOSED("publication", NoticeTopic.MOVED_ON, "signon.work.publish"),
    PUBLISHED("publication", NoticeTopic.MOVED_ON),
    CORRECTED("publication", NoticeTopic.MOVED_ON),
    ABANDONED("versions", NoticeTopic.MOVED_ON),
    /** To administrators, as are the next three. */
    ROLES_GRANTED("members", NoticeTopic.SECURITY),
    ACCESS_GRANTED("members", NoticeTopic.SECURITY),
    MANDATE_GRANTED("mandates", NoticeTopic.SECURITY),
    /** Stands for more than are listed one by one. */
    MORE_GRANTED("mandates", NoticeTopic.SECURITY),
    /** To representatives, who cannot open the screen of mandates. */
    MANDATE_BESIDE_YOURS("notices", NoticeTopic.SECURITY),
    /** To the member whose acts caused them. */
    MAILS_WITHHELD("notices", NoticeTopic.SECURITY),
    /** To administrators. */
    MAILS_OF_MEMBER_WITHHELD("mail", NoticeTopic.SECURITY);

    private final String screen;
    private final NoticeTopic topic;
    private final String work;

    NoticeKind(String screen, NoticeTopic topic) {
        this(screen, topic, "");
    }

    /** @param work the kind of the item in "My work" that it leads to */
    NoticeKind(String screen, NoticeTopic topic, String work) {
        this.screen = screen;
        this.topic = topic;
        this.work = work;
    }

    /** The kind of the {@link org.communique.statement.worklist.WorkItem} that it asks for; empty if it asks for nothing. */
    String work() {
        return work;
    }

    NoticeTopic topic() {
        return topic;
    }

    /** Whose name is told: of who did it, or of the stage. */
    public Actor by() {
        return switch (this) {
            case STAGE_OPENED, REVIEW_DUE, STAGE_NEEDS_COORDINATOR, CHANGES_REQUESTED -> Actor.STAGE;
            default -> Actor.MEMBER;
        };
    }

    public enum Actor {
        MEMBER,
        STAGE
    }

    String screen() {
        return screen;
    }

    String route(Statement statement) {
        return "statements/" + statement.id().value() + "/" + screenOf(statement);
    }

    String route(StanceRequest request) {
        return screen + "/" + request.id().value();
    }

    private boolean isAboutText() {
        return switch (this) {
            case MENTIONED, COMMENTED, REPLIED, COMMENT_ASSIGNED, SUGGESTION_SETTLED -> true;
            default -> false;
        };
    }

    private String screenOf(Statement statement) {
        if (this == SHARED) {
            return statement.screen();
        }
        // While a statement is in drafting its draft shows what is said about its text.
        return isAboutText() && statement.phase().isDrafted() ? "draft" : screen;
    }
}
