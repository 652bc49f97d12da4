package org.communique.amendment.vote;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communique.amendment.VoteId;
import org.communique.amendment.vote.AmendmentVote.Effect;
import org.communique.amendment.vote.AmendmentVote.Status;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The votes on amendments. Each act is one conditional update of one document. */
@Component
class AmendmentVotes {

    private final MongoOperations mongo;

    AmendmentVotes(MongoOperations mongo) {
        this.mongo = mongo;
    }

    Optional<AmendmentVote> find(VoteId id) {
        return Optional.ofNullable(mongo.findById(id, AmendmentVote.class));
    }

    /** Those that are open, or were. */
    List<AmendmentVote> of(StatementId statement) {
        return mongo.find(
                query(where("statement").is(statement).and("status").in(Status.OPEN, Status.CLOSED)),
                AmendmentVote.class);
    }

    /** Open ones that the organisation can vote in, and has not. */
    List<AmendmentVote> awaiting(OrganisationId organisation, Instant now) {
        var query = query(where("status")
                .is(Status.OPEN)
                .and("electorate")
                .is(organisation)
                .and("ballots.organisation")
                .ne(organisation)
                .and("deadline")
                .gt(now));
        query.fields().exclude("ballots");
        return mongo.find(query, AmendmentVote.class);
    }

    /** Of all, with those that were never open. */
    int lastNumber(StatementId statement) {
        var query = query(where("statement").is(statement));
        query.fields().include("_id");
        return mongo.find(query, Numbered.class, mongo.getCollectionName(AmendmentVote.class)).stream()
                .mapToInt(vote -> vote.id().number())
                .max()
                .orElse(0);
    }

    private record Numbered(
            @org.springframework.data.annotation.Id VoteId id) {}

    /** Returns false if there is one with its number. */
    boolean insert(AmendmentVote vote) {
        try {
            mongo.insert(vote);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    /** Empty if it was cancelled meanwhile. */
    Optional<AmendmentVote> open(VoteId id) {
        return change(in(Status.PREPARING, id), new Update().set("status", Status.OPEN));
    }

    Optional<AmendmentVote> cancel(VoteId id) {
        return change(in(Status.PREPARING, id), new Update().set("status", Status.CANCELLED));
    }

    /**
     * Empty if it is closed, the organisation is not in the electorate, or another ballot was cast meanwhile.
     *
     * @param vote as it was read
     */
    Optional<AmendmentVote> cast(AmendmentVote vote, Ballot ballot) {
        return change(
                in(Status.OPEN, vote.id())
                        .and("ballots")
                        .size(vote.ballots().size())
                        .and("deadline")
                        .gt(ballot.at())
                        .and("electorate")
                        .is(ballot.organisation()),
                new Update().push("ballots", ballot));
    }

    /**
     * Closes it with the result of its ballots. Empty if it is closed, or another ballot was cast meanwhile.
     *
     * @param by null if the deadline does
     */
    Optional<AmendmentVote> close(AmendmentVote vote, @Nullable MemberId by, Instant at) {
        return change(
                in(Status.OPEN, vote.id()).and("ballots").size(vote.ballots().size()),
                new Update()
                        .set("status", Status.CLOSED)
                        .set("result", vote.count())
                        .set("closedBy", by)
                        .set("closedAt", at));
    }

    /** Empty if that is on record. */
    Optional<AmendmentVote> record(VoteId id, List<Effect> effects) {
        return change(in(Status.CLOSED, id).and("effects").is(null), new Update().set("effects", effects));
    }

    void setPlace(VoteId id, @Nullable Integer place) {
        mongo.updateFirst(query(in(Status.OPEN, id)), new Update().set("place", place), AmendmentVote.class);
    }

    private static Criteria in(Status status, VoteId id) {
        return where("_id").is(id).and("status").is(status);
    }

    private Optional<AmendmentVote> change(Criteria which, Update update) {
        @Nullable
        AmendmentVote changed = mongo.findAndModify(
                query(which), update, FindAndModifyOptions.options().returnNew(true), AmendmentVote.class);
        return Optional.ofNullable(changed);
    }
}
