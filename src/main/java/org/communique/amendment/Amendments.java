package org.communique.amendment;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communique.amendment.Amendment.Acceptance;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.Amendment.Amends;
import org.communique.amendment.Amendment.Settlement;
import org.communique.amendment.Amendment.Stand;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.StatementId;
import org.communique.work.OptimisticRetry;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The amendments. Each act is one conditional update of one document. */
@Component
public class Amendments {

    private final MongoOperations mongo;
    private final ReadAmendments readAmendments;

    Amendments(MongoOperations mongo) {
        this.mongo = mongo;
        this.readAmendments = new ReadAmendments(mongo);
    }

    public Optional<Amendment> find(AmendmentId id) {
        return Optional.ofNullable(mongo.findById(id, Amendment.class));
    }

    public List<Amendment> of(StatementId statement) {
        return readAmendments.of(statement);
    }

    /** All, without their changes. */
    List<AmendmentSummary> summaries(StatementId statement) {
        var query = query(where("statement").is(statement));
        query.fields()
                .include("round", "organisation", "proposedBy", "proposedAt", "state", "settlement")
                .include("revisions.cause", "revisions.takenFrom", "revisions.by", "revisions.at");
        return mongo.find(query, AmendmentSummary.class, mongo.getCollectionName(Amendment.class));
    }

    public List<AcceptedEdit> acceptedEdits(StatementId statement) {
        var query = query(where("statement").is(statement).and("state").is(AmendmentStatus.ACCEPTED));
        query.fields().include("round", "organisation", "acceptance");
        return mongo.find(query, AcceptedEdit.class, mongo.getCollectionName(Amendment.class));
    }

    /** Who proposed those that the organisation has in the round and that are open or accepted: for each the member. */
    public List<MemberId> proposers(RoundId round, OrganisationId organisation) {
        var query = query(where("statement")
                .is(round.statement())
                .and("round")
                .is(round)
                .and("organisation")
                .is(organisation)
                .and("state")
                .in(AmendmentStatus.OPEN, AmendmentStatus.ACCEPTED));
        query.fields().include("proposedBy");
        return mongo.find(query, Proposer.class, mongo.getCollectionName(Amendment.class)).stream()
                .map(Proposer::proposedBy)
                .toList();
    }

    private record Proposer(MemberId proposedBy) {}

    /** Does nothing if there is one with its number. */
    public void insert(Amendment amendment) {
        try {
            mongo.insert(amendment);
        } catch (DuplicateKeyException e) {
            // Its submission is completed a second time.
        }
    }

    /**
     * Records the stand of an organisation instead of its former one. Empty if the amendment is no longer open, or its text was not
     * changed so often.
     *
     * @param revision null for any text
     */
    public Optional<Amendment> stand(AmendmentId id, Stand stand, @Nullable Integer revision) {
        return OptimisticRetry.run(id, _ -> {
            var replaced = change(
                    openAt(id, revision).and("stands.organisation").is(stand.organisation()),
                    new Update().set("stands.$", stand));
            var recorded = replaced.or(() -> change(
                    openAt(id, revision).and("stands.organisation").ne(stand.organisation()),
                    new Update().push("stands", stand)));
            // Another member of the organisation may have withdrawn it, or taken one, in between.
            return recorded.isPresent()
                            || find(id).filter(amendment -> amendment.isOpen()
                                            && (revision == null || amendment.revisionCount() == revision))
                                    .isEmpty()
                    ? Optional.of(recorded)
                    : Optional.empty();
        });
    }

    public Optional<Amendment> withdrawStand(AmendmentId id, OrganisationId organisation) {
        return change(
                open(id),
                new Update().pull("stands", query(where("organisation").is(organisation))));
    }

    /**
     * Not while it is put to the vote: those who voted read the former one. Empty also if it was changed meanwhile.
     *
     * @param amendment as it was read
     * @param revision  with its former reason
     */
    public Optional<Amendment> setReason(
            Amendment amendment, String reason, String language, AmendmentRevision revision) {
        return change(
                unrevised(amendment).and("acceptance").is(null).and("vote").is(null),
                new Update().set("reason", reason).set("language", language).push("revisions", revision));
    }

    /**
     * Replaces its text. Empty if it is settled, being entered into the draft, put to the vote, or was
     * changed meanwhile.
     *
     * @param amendment as it was read
     * @param reason    for the new text
     * @param amends    what it amends now
     * @param revision  with its former text
     */
    public Optional<Amendment> revise(
            Amendment amendment,
            AmendmentText text,
            String reason,
            String language,
            @Nullable Amends amends,
            AmendmentRevision revision) {
        return change(
                unrevised(amendment).and("acceptance").is(null).and("vote").is(null),
                with(text, revision)
                        .set("reason", reason)
                        .set("language", language)
                        .set("amends", amends));
    }

    private static Update with(AmendmentText text, AmendmentRevision revision) {
        return new Update()
                .set("kind", text.kind())
                .set("passage", text.passage())
                .set("place", text.place())
                .set("movedTo", text.movedTo())
                .set("changes", text.changes())
                .set("base", text.base())
                .push("revisions", revision);
    }

    /** Open, with the text with which it was read. */
    private static Criteria unrevised(Amendment amendment) {
        return openAt(amendment.id(), amendment.revisionCount());
    }

    /** @param revision how often its text was changed at most; null for any number */
    private static Criteria openAt(AmendmentId id, @Nullable Integer revision) {
        return revision == null
                ? open(id)
                : open(id).and("revisions." + revision).exists(false);
    }

    /** Records that its text became that of the amendment that it amends. */
    public Optional<Amendment> takeOver(Amendment amendment, Settlement settlement) {
        return change(
                unrevised(amendment).and("acceptance").is(null).and("vote").is(null),
                new Update().set("state", AmendmentStatus.TAKEN_OVER).set("settlement", settlement));
    }

    /** Not while it is being entered into the draft, or put to the vote. */
    public Optional<Amendment> settle(AmendmentId id, AmendmentStatus state, Settlement settlement) {
        return change(
                open(id).and("acceptance").is(null).and("vote").is(null),
                new Update().set("state", state).set("settlement", settlement));
    }

    public Optional<Amendment> reopen(AmendmentId id, AmendmentStatus from) {
        return change(where("_id").is(id).and("state").is(from).and("vote").is(null), reopened(new Update()));
    }

    /**
     * Opens an accepted one again. It says again what its organisation wanted, if it was accepted with other words.
     *
     * @param by who took it out of the draft
     */
    public Optional<Amendment> undoAcceptance(AmendmentId id, MemberId by, Instant at) {
        var accepted = find(id).filter(Amendment::isAcceptedWithOtherWords);
        if (accepted.isEmpty()) {
            return reopen(id, AmendmentStatus.ACCEPTED);
        }
        var amendment = accepted.get();
        var former = amendment.textAt(amendment.revisionCount() - 1);
        var restored = amendment.revision(AmendmentRevision.Cause.RESTORED, null, by, at);
        return change(
                where("_id")
                        .is(id)
                        .and("state")
                        .is(AmendmentStatus.ACCEPTED)
                        .and("revisions." + amendment.revisions().size())
                        .exists(false),
                reopened(with(former, restored)));
    }

    private static Update reopened(Update update) {
        return update.set("state", AmendmentStatus.OPEN).unset("settlement").unset("acceptance");
    }

    /**
     * Keeps it from being settled or changed otherwise. Empty if it is settled, being entered into the draft, put to another vote, or was
     * changed meanwhile.
     *
     * @param amendment as it was read
     */
    public Optional<Amendment> beginVote(Amendment amendment, VoteId vote) {
        return change(
                unrevised(amendment).and("acceptance").is(null).and("vote").is(null), new Update().set("vote", vote));
    }

    /** Does nothing if another vote on it has begun since. */
    public void endVote(AmendmentId id, VoteId vote) {
        change(where("_id").is(id).and("vote").is(vote), new Update().unset("vote"));
    }

    /** Empty if the vote is no longer open on it, or it was rejected before. */
    public Optional<Amendment> rejectByVote(AmendmentId id, VoteId vote, Settlement settlement) {
        return change(
                open(id).and("vote").is(vote),
                new Update().set("state", AmendmentStatus.REJECTED).set("settlement", settlement));
    }

    /**
     * Says that it is being entered into the draft, with what edit. Empty also if its text was changed meanwhile.
     *
     * @param amendment as it was read
     * @param vote      that decided so; null if none did
     */
    public Optional<Amendment> beginAcceptance(Amendment amendment, Acceptance acceptance, @Nullable VoteId vote) {
        return change(
                unrevised(amendment).and("acceptance").is(null).and("vote").is(vote),
                new Update().set("acceptance", acceptance));
    }

    public void cancelAcceptance(AmendmentId id, long client) {
        change(open(id).and("acceptance.client").is(client), new Update().unset("acceptance"));
    }

    /** Records that its changes are in the draft; with other words, these are now its text. */
    public Optional<Amendment> completeAcceptance(AmendmentId id, long client, Settlement settlement) {
        return change(
                open(id).and("acceptance.client").is(client),
                find(id).map(amendment -> otherWords(amendment, settlement))
                        .orElseGet(Update::new)
                        .set("state", AmendmentStatus.ACCEPTED)
                        .set("settlement", settlement));
    }

    /** While it is being accepted no one changes its text. */
    private static Update otherWords(Amendment amendment, Settlement settlement) {
        var acceptance = amendment.acceptance();
        var text = acceptance == null ? null : acceptance.text();
        return text == null
                ? new Update()
                : with(
                        text,
                        amendment.revision(
                                AmendmentRevision.Cause.OTHER_WORDS, null, settlement.by(), settlement.at()));
    }

    private static Criteria open(AmendmentId id) {
        return where("_id").is(id).and("state").is(AmendmentStatus.OPEN);
    }

    private Optional<Amendment> change(Criteria which, Update update) {
        @Nullable
        Amendment changed = mongo.findAndModify(
                query(which), update, FindAndModifyOptions.options().returnNew(true), Amendment.class);
        return Optional.ofNullable(changed);
    }
}
