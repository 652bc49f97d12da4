package org.communique.treaty.vote;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.treaty.RegisterChanged;
import org.communique.treaty.RegisterPart;
import org.communique.treaty.RevisionPrint;
import org.communique.work.OptimisticSave;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The votes. Those that come with the product are stored once a member changes or publishes them. Its callers have checked rights. */
@Component
public class RecordedVotes {

    /** So few that no list of them is divided into pages. */
    static final int MOST = 200;

    private final MongoOperations mongo;
    private final ApplicationEventPublisher events;

    RecordedVotes(MongoOperations mongo, ApplicationEventPublisher events) {
        this.mongo = mongo;
        this.events = events;
    }

    /** The newest first. */
    List<RecordedVote> all() {
        var stored = mongo.find(new Query().limit(MOST), RecordedVote.class);
        var seeded = SeededVotes.ALL.stream()
                .filter(vote -> stored.stream().noneMatch(each -> each.id().equals(vote.id())));
        return newestFirst(Stream.concat(stored.stream(), seeded));
    }

    Optional<RecordedVote> find(RecordedVoteId id) {
        return Optional.ofNullable(mongo.findById(id, RecordedVote.class))
                .or(() -> SeededVotes.ALL.stream()
                        .filter(vote -> vote.id().equals(id))
                        .findFirst());
    }

    /** The newest first. */
    public List<RecordedVote> published() {
        return newestFirst(mongo.find(publishedOnes(), RecordedVote.class).stream());
    }

    /** The same as long as {@link #published} gives the same. */
    public String publishedPrint() {
        return RevisionPrint.of(publishedOnes(), RecordedVote.class, mongo);
    }

    private static Query publishedOnes() {
        return Query.query(Criteria.where("shared").is(true)).limit(MOST);
    }

    private static List<RecordedVote> newestFirst(Stream<RecordedVote> votes) {
        return votes.sorted(comparing((RecordedVote vote) -> vote.data().date())
                        .reversed()
                        .thenComparing(vote -> vote.id().value()))
                .toList();
    }

    /** False if it was changed or deleted since. */
    boolean delete(RecordedVoteId id, long revision) {
        var read = Query.query(Criteria.where("_id").is(id).and("revision").is(revision));
        return announced(mongo.remove(read, RecordedVote.class).getDeletedCount() == 1);
    }

    /** False if it was changed or deleted since it was read. */
    boolean save(RecordedVote vote) {
        return announced(OptimisticSave.of(vote, mongo));
    }

    private boolean announced(boolean saved) {
        if (saved) {
            events.publishEvent(new RegisterChanged(RegisterPart.VOTES));
        }
        return saved;
    }
}
