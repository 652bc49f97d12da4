package org.communique.amendment.proposal;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.communique.amendment.RoundId;
import org.communique.amendment.proposal.Proposal.Submission;
import org.communique.coalition.directory.OrganisationId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The proposals. */
@Component
class Proposals {

    private final MongoOperations mongo;

    Proposals(MongoOperations mongo) {
        this.mongo = mongo;
    }

    Optional<Proposal> find(ProposalId id) {
        return Optional.ofNullable(mongo.findById(id, Proposal.class));
    }

    List<Proposal> find(Collection<ProposalId> ids) {
        return mongo.find(query(where("_id").in(ids)), Proposal.class);
    }

    List<Proposal> of(RoundId round, OrganisationId organisation) {
        return mongo.find(query(where("round").is(round).and("organisation").is(organisation)), Proposal.class);
    }

    /** What another member of the organisation has begun at the same time stays. */
    Proposal insert(Proposal proposal) {
        try {
            return mongo.insert(proposal);
        } catch (DuplicateKeyException e) {
            return find(proposal.id()).orElseThrow();
        }
    }

    /** Empty if it was submitted or discarded meanwhile. */
    Optional<Proposal> submit(ProposalId id, Submission submission) {
        return change(open(id), new Update().set("submission", submission));
    }

    /** Records what it became. Empty if it was submitted or discarded meanwhile. */
    Optional<Proposal> complete(ProposalId id, Submission submission) {
        return change(open(id), new Update().set("submission", submission).set("endedAt", submission.at()));
    }

    Optional<Proposal> discard(ProposalId id, Instant at) {
        return change(open(id), new Update().set("endedAt", at));
    }

    /** Empty if it has ended already. */
    Optional<Proposal> end(ProposalId id, Instant at) {
        return change(where("_id").is(id).and("endedAt").is(null), new Update().set("endedAt", at));
    }

    private static Criteria open(ProposalId id) {
        return where("_id").is(id).and("submission").is(null).and("endedAt").is(null);
    }

    private Optional<Proposal> change(Criteria which, Update update) {
        return Optional.ofNullable(mongo.findAndModify(
                query(which), update, FindAndModifyOptions.options().returnNew(true), Proposal.class));
    }
}
