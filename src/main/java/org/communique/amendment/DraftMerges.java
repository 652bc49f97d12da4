package org.communique.amendment;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.communique.amendment.RoundText.BlockName;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementId;
import org.communique.text.leaf.BlockId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** By what names amendments know the blocks of a draft, and which one is being entered into it, as only one is at a time. */
@Component
public class DraftMerges {

    /**
     * That an amendment is being entered into the draft, or taken out of it again.
     *
     * @param client with which the edit is written
     * @param author whose edit it is: the member who proposed it
     * @param by     who decided so
     */
    public record Claim(
            AmendmentId amendment, boolean undo, long client, MemberId author, MemberId by, Instant at, String reason) {

        private static final Duration LONGEST = Duration.ofMinutes(1);

        /** There is time enough to store its edit. */
        public boolean isRecent(Instant now) {
            return at.plus(LONGEST.dividedBy(2)).isAfter(now);
        }

        /** Its server has died meanwhile: no attempt takes as long. */
        public boolean isInterrupted(Instant now) {
            return at.plus(LONGEST).isBefore(now);
        }
    }

    @Document("amendmentMerges")
    record DraftMerge(
            @Id StatementId statement,
            List<BlockName> names,
            @Nullable Claim claim) {

        DraftMerge {
            names = Objects.requireNonNullElse(names, List.of());
        }
    }

    private static final int MANY_NAMES = 10_000;

    private final MongoOperations mongo;

    DraftMerges(MongoOperations mongo) {
        this.mongo = mongo;
    }

    private Optional<DraftMerge> find(StatementId statement) {
        return Optional.ofNullable(mongo.findById(statement, DraftMerge.class));
    }

    public List<BlockName> names(StatementId statement) {
        return find(statement).map(DraftMerge::names).orElse(List.of());
    }

    public Optional<Claim> claim(StatementId statement) {
        return find(statement).map(DraftMerge::claim);
    }

    /** Returns false if another one is being entered. */
    public boolean take(StatementId statement, Claim claim) {
        var free = where("_id").is(statement).and("claim").is(null);
        var taken = mongo.updateFirst(query(free), new Update().set("claim", claim), DraftMerge.class);
        if (taken.getMatchedCount() > 0) {
            return true;
        }
        if (find(statement).isPresent()) {
            return false;
        }
        try {
            mongo.insert(new DraftMerge(statement, List.of(), claim));
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    public void release(StatementId statement, long client) {
        var own = where("_id").is(statement).and("claim.client").is(client);
        mongo.updateFirst(query(own), new Update().unset("claim"), DraftMerge.class);
    }

    /**
     * Adds names of blocks that an edit writes, before it does. Names of blocks that come to nothing do no harm.
     *
     * @param present the blocks of the draft; where there are many names, those of others are dropped, as Yjs brings none back
     */
    public void addNames(StatementId statement, Map<BlockId, BlockId> names, Set<BlockId> present) {
        var stored = names(statement);
        if (stored.size() > MANY_NAMES) {
            mongo.updateFirst(
                    query(where("_id").is(statement)),
                    new Update()
                            .set(
                                    "names",
                                    stored.stream()
                                            .filter(name -> present.contains(new BlockId(name.node())))
                                            .toList()),
                    DraftMerge.class);
        }
        var known = BlockName.map(stored);
        var added = new ArrayList<BlockName>();
        names.forEach((node, name) -> {
            if (!name.equals(known.get(node))) {
                added.add(new BlockName(node.value(), name.value()));
            }
        });
        if (!added.isEmpty()) {
            mongo.updateFirst(
                    query(where("_id").is(statement)),
                    new Update().push("names").each(added.toArray()),
                    DraftMerge.class);
        }
    }
}
