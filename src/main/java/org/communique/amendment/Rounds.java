package org.communique.amendment;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The rounds of amendments and their texts. */
@Component
public class Rounds {

    private final MongoOperations mongo;

    Rounds(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** The last first. */
    public List<AmendmentRound> of(StatementId statement) {
        return mongo.find(of(statement, Sort.Direction.DESC), AmendmentRound.class);
    }

    public Optional<AmendmentRound> latest(StatementId statement) {
        return Optional.ofNullable(mongo.findOne(of(statement, Sort.Direction.DESC), AmendmentRound.class));
    }

    /** Of all statements. */
    List<AmendmentRound> open(Instant at) {
        var open = where("closedAt").is(null).and("deadline").gt(at);
        return mongo.find(query(open).with(Sort.by("deadline")), AmendmentRound.class);
    }

    private static Query of(StatementId statement, Sort.Direction direction) {
        return query(where("statement").is(statement)).with(Sort.by(direction, "openedAt"));
    }

    public Optional<AmendmentRound> find(RoundId round) {
        return Optional.ofNullable(mongo.findById(round, AmendmentRound.class));
    }

    public Optional<RoundText> text(BaseId base) {
        var named = base.isOfRound() ? find(new RoundId(base.value())).map(AmendmentRound::text) : Optional.of(base);
        return named.flatMap(text -> Optional.ofNullable(mongo.findById(text, RoundText.class)));
    }

    /** Does nothing if it is kept already. */
    public void keep(RoundText text) {
        try {
            mongo.insert(text);
        } catch (DuplicateKeyException e) {
            // What is named by its hash is the same.
        }
    }

    /**
     * The text comes first, so that there is no round without one. What a crash leaves of it does no harm.
     *
     * @return whether it was opened; otherwise another coordinator was quicker
     */
    public boolean open(AmendmentRound round, RoundText text) {
        keep(text);
        try {
            mongo.insert(round);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    public Optional<AmendmentRound> close(RoundId round, MemberId by, Instant at) {
        return change(open(round, at), new Update().set("closedBy", by).set("closedAt", at));
    }

    /** Closes one whose deadline has passed, so that it is not opened again by a later one. Empty if it takes proposals. */
    public Optional<AmendmentRound> end(RoundId round, MemberId by, Instant at) {
        var past =
                where("_id").is(round).and("closedAt").is(null).and("deadline").lte(at);
        return change(past, new Update().set("closedBy", by).set("closedAt", at))
                .or(() -> find(round).filter(found -> found.closedAt() != null));
    }

    public Optional<AmendmentRound> setDeadline(RoundId round, @Nullable Instant requestedBy, Instant deadline) {
        return change(
                where("_id").is(round).and("closedAt").is(null),
                new Update().set("requestedBy", requestedBy).set("deadline", deadline));
    }

    /**
     * The first of so many new numbers; empty if the round is closed, or has too much in it.
     *
     * @param characters of the amendments as they are stored
     */
    public OptionalInt takeNumbers(RoundId round, int many, long characters, Instant at) {
        var withRoom = open(round, at).and("characters").lte(AmendmentRound.MOST_CHARACTERS - characters);
        return change(withRoom, new Update().inc("lastNumber", many).inc("characters", characters)).stream()
                .mapToInt(taken -> taken.lastNumber() - many + 1)
                .findFirst();
    }

    /**
     * Counts what is written to an amendment of the round later.
     *
     * @return false if the round has too much in it
     */
    public boolean addCharacters(RoundId round, long characters) {
        var withRoom = where("_id").is(round).and("characters").lte(AmendmentRound.MOST_CHARACTERS - characters);
        return change(withRoom, new Update().inc("characters", characters)).isPresent();
    }

    /** Counts no more what was not written after all. */
    public void giveBack(RoundId round, long characters) {
        change(where("_id").is(round), new Update().inc("characters", -characters));
    }

    private static Criteria open(RoundId round, Instant at) {
        return where("_id").is(round).and("closedAt").is(null).and("deadline").gt(at);
    }

    private Optional<AmendmentRound> change(Criteria which, Update update) {
        return Optional.ofNullable(mongo.findAndModify(
                query(which), update, FindAndModifyOptions.options().returnNew(true), AmendmentRound.class));
    }
}
