package org.communique.invitation;

import static org.communique.invitation.InvitationState.ACCEPTED;
import static org.communique.invitation.InvitationState.ACCEPTING;
import static org.communique.invitation.InvitationState.ANSWERED;
import static org.communique.invitation.InvitationState.CONFIRMED;
import static org.communique.invitation.InvitationState.REFUSED;
import static org.communique.invitation.InvitationState.REVOKED;
import static org.communique.invitation.InvitationState.SENT;
import static org.communique.invitation.InvitationState.WITHDRAWN;
import static org.springframework.data.mongodb.core.FindAndModifyOptions.options;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.evidence.EvidenceFileId;
import org.communique.coalition.evidence.EvidenceUser;
import org.communique.invitation.Invitation.WithdrawalLink;
import org.communique.signon.SignOnEvent.BoardChanged;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The invitations. Every change is one conditional update of one invitation, which open boards follow. */
@Repository
public class Invitations implements EvidenceUser {

    private final MongoOperations mongo;
    private final ApplicationEventPublisher events;

    Invitations(MongoOperations mongo, ApplicationEventPublisher events) {
        this.mongo = mongo;
        this.events = events;
    }

    public Optional<Invitation> find(InvitationId id) {
        return Optional.ofNullable(mongo.findById(id, Invitation.class));
    }

    @Override
    public boolean restsOn(String act, EvidenceFileId file) {
        return find(new InvitationId(act))
                .map(Invitation::answer)
                .map(GuestAnswer::file)
                .filter(named -> named.id().equals(file))
                .isPresent();
    }

    public List<Invitation> of(VersionId version) {
        return mongo.find(query(where("version").is(version)), Invitation.class);
    }

    public List<Invitation> awaitingDecision() {
        return mongo.find(query(where("state").in(CONFIRMED, ACCEPTING)), Invitation.class);
    }

    /** Whose answer is not confirmed, and for which no link to do so was shared. */
    public List<Invitation> awaitingConfirmation() {
        return mongo.find(
                query(where("state").is(ANSWERED).and("confirmationLinkSharing").is(null)), Invitation.class);
    }

    public List<Invitation> awaitingDecision(Collection<VersionId> versions) {
        return mongo.find(query(where("version").in(versions).and("state").in(CONFIRMED, ACCEPTING)), Invitation.class);
    }

    public Optional<Invitation> byLink(LinkToken token) {
        return Optional.ofNullable(mongo.findOne(query(link(token.hash())), Invitation.class));
    }

    public Optional<Invitation> byConfirmation(LinkToken token) {
        return Optional.ofNullable(mongo.findOne(query(where("confirmationHash").is(token.hash())), Invitation.class));
    }

    public Optional<Invitation> byWithdrawal(LinkToken token) {
        return Optional.ofNullable(
                mongo.findOne(query(where("withdrawalLinks.hash").is(token.hash())), Invitation.class));
    }

    /** Whether it was stored: it replaces an earlier one, but never one with an answer that waits for acceptance. */
    public boolean put(Invitation invitation) {
        try {
            var replaceable = query(where("_id")
                    .is(invitation.id())
                    .and("state")
                    .in(SENT, ANSWERED, ACCEPTED, WITHDRAWN, REFUSED, REVOKED));
            if (mongo.findAndReplace(replaceable, invitation) == null) {
                mongo.insert(invitation);
            }
            events.publishEvent(new BoardChanged(invitation.version()));
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** Whether the link, which was not mailed, can be given to a person: it is still the newest. */
    public boolean shareLink(InvitationId id, LinkToken link, LinkSharing linkSharing) {
        return modify(where("_id").is(id).and("linkHash").is(link.hash()), new Update().set("linkSharing", linkSharing))
                .isPresent();
    }

    public boolean shareConfirmationLink(InvitationId id, LinkToken link, LinkSharing linkSharing) {
        return modify(
                        where("_id").is(id).and("confirmationHash").is(link.hash()),
                        new Update().set("confirmationLinkSharing", linkSharing))
                .isPresent();
    }

    /** Gives the invitation a new link for a reminder, once of many at once; the link that the contact has stays good too. */
    public Optional<Invitation> remind(Invitation seen, LinkToken link, Instant now) {
        return modify(
                where("_id").is(seen.id()).and("state").is(SENT).and("linkHash").is(seen.linkHash()),
                new Update().set("linkHash", link.hash()).set("remindedAt", now).push("olderLinks", seen.linkHash()));
    }

    /** Whether there is such an invitation. */
    public boolean silence(String linkHash, Instant now) {
        return modify(link(linkHash), new Update().set("silencedAt", now)).isPresent();
    }

    public boolean exists(String linkHash) {
        return mongo.exists(query(link(linkHash)), Invitation.class);
    }

    /** Uses the link up; of many at once one gets it. */
    public Optional<Invitation> answer(LinkToken token, GuestAnswer answer, LinkToken confirmation, Instant confirmBy) {
        return modify(
                link(token.hash()).and("state").is(SENT).and("linkExpiresAt").gt(answer.at()),
                new Update()
                        .set("state", ANSWERED)
                        .set("answer", answer)
                        .set("confirmationHash", confirmation.hash())
                        .set("confirmationExpiresAt", confirmBy));
    }

    /** Also of an answer confirmed with a manually shared link: its mailbox can still confirm it. */
    public Optional<Invitation> renewConfirmation(InvitationId id, LinkToken confirmation, Instant confirmBy) {
        return modify(
                where("_id")
                        .is(id)
                        .orOperator(
                                where("state").is(ANSWERED),
                                where("state")
                                        .is(CONFIRMED)
                                        .and("confirmationLinkSharing")
                                        .ne(null)),
                new Update()
                        .set("state", ANSWERED)
                        .set("confirmationHash", confirmation.hash())
                        .set("confirmationExpiresAt", confirmBy)
                        .unset("confirmedAt")
                        .unset("confirmationLinkSharing"));
    }

    public Optional<Invitation> confirm(LinkToken token, Instant now) {
        return modify(
                unconfirmed(token, now), new Update().set("state", CONFIRMED).set("confirmedAt", now));
    }

    /** The mailbox's owner takes the answer back: the invitation is open again under a new link, good until then at least. */
    public Optional<Invitation> reopen(Invitation seen, LinkToken token, Instant now, LinkToken link, Instant until) {
        return modify(
                unconfirmed(token, now),
                new Update()
                        .set("state", SENT)
                        .set("linkHash", link.hash())
                        .max("linkExpiresAt", until)
                        .unset("olderLinks")
                        .unset("answer")
                        // The new confirmation link goes to those who have the old one.
                        .set("linkSharing", seen.confirmationLinkSharing())
                        .unset("confirmationLinkSharing")
                        .unset("confirmationHash")
                        .unset("confirmationExpiresAt"));
    }

    /** Whether the confirmed answer can be recorded now. Until it is released it cannot be refused. */
    public boolean claim(Invitation seen) {
        return modify(awaitingDecision(seen), new Update().set("state", ACCEPTING))
                .isPresent();
    }

    /** The answer could not be recorded. */
    public void release(Invitation seen) {
        modify(awaitingDecision(seen), new Update().set("state", CONFIRMED));
    }

    /** The answer is recorded, even if a concurrent attempt has just released it. */
    public Optional<Invitation> accepted(Invitation seen, @Nullable MemberId by, Instant now, String evidence) {
        return decide(awaitingDecision(seen), ACCEPTED, by, now, evidence);
    }

    /**
     * Whether the link can be given, with those before: they stay good, as the mail that one is in may yet arrive.
     *
     * @param sharing who is given it, unless it is mailed
     */
    public boolean addWithdrawalLink(Invitation seen, LinkToken link, @Nullable LinkSharing sharing) {
        return modify(
                        answer(seen, ACCEPTING, ACCEPTED),
                        new Update().push("withdrawalLinks", new WithdrawalLink(link.hash(), sharing)))
                .isPresent();
    }

    /** The signature is withdrawn. */
    public void withdrawn(InvitationId id) {
        modify(where("_id").is(id).and("state").in(ACCEPTING, ACCEPTED), new Update().set("state", WITHDRAWN));
    }

    /**
     * Empty if it was decided otherwise; repeating it changes nothing.
     *
     * @param confirmedAt the answer, unless it was refused before that was noted
     */
    public Optional<Invitation> refuse(
            InvitationId id, MemberId by, Instant at, String reason, @Nullable Instant confirmedAt) {
        var confirmed = where("state").is(CONFIRMED);
        var refusable = where("_id")
                .is(id)
                .orOperator(
                        confirmedAt == null
                                ? confirmed
                                : confirmed.and("confirmedAt").is(confirmedAt),
                        where("state")
                                .is(REFUSED)
                                .and("decidedBy")
                                .is(by)
                                .and("decidedAt")
                                .is(at));
        return decide(refusable, REFUSED, by, at, reason);
    }

    public Optional<Invitation> revoke(InvitationId id, MemberId by, Instant now) {
        return decide(where("_id").is(id).and("state").in(SENT, ANSWERED), REVOKED, by, now, null);
    }

    Stream<Invitation> streamAll() {
        return mongo.stream(new Query(), Invitation.class);
    }

    /** Unless it was changed since it was seen. */
    void forget(Invitation seen, Update update) {
        var answer = seen.answer();
        var unchanged = where("_id")
                .is(seen.id())
                .and("state")
                .is(seen.state())
                .and("linkHash")
                .is(seen.linkHash())
                .and("answer.at")
                .is(answer == null ? null : answer.at());
        modify(unchanged, update);
    }

    private Optional<Invitation> decide(
            Criteria guard, InvitationState state, @Nullable MemberId by, Instant now, @Nullable String why) {
        return modify(
                guard,
                new Update()
                        .set("state", state)
                        .set("decidedBy", by)
                        .set("decidedAt", now)
                        .set("decision", why));
    }

    private static Criteria link(String hash) {
        return new Criteria()
                .orOperator(where("linkHash").is(hash), where("olderLinks").is(hash));
    }

    private static Criteria awaitingDecision(Invitation seen) {
        return answer(seen, CONFIRMED, ACCEPTING);
    }

    /** The very answer that was seen. */
    private static Criteria answer(Invitation seen, InvitationState... states) {
        return where("_id")
                .is(seen.id())
                .and("state")
                .in((Object[]) states)
                .and("confirmedAt")
                .is(seen.confirmedAt());
    }

    private static Criteria unconfirmed(LinkToken token, Instant now) {
        return where("confirmationHash")
                .is(token.hash())
                .and("state")
                .is(ANSWERED)
                .and("confirmationExpiresAt")
                .gt(now);
    }

    private Optional<Invitation> modify(Criteria guard, Update update) {
        var modified = Optional.ofNullable(
                mongo.findAndModify(query(guard), update, options().returnNew(true), Invitation.class));
        modified.ifPresent(invitation -> events.publishEvent(new BoardChanged(invitation.version())));
        return modified;
    }
}
