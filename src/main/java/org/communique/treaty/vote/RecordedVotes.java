package org.communique.treaty.vote;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.treaty.PageCursor;
import org.communique.treaty.RegisterChanged;
import org.communique.treaty.RegisterPart;
import org.communique.treaty.RevisionPrint;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.instrument.RegisterUser;
import org.communique.treaty.state.StateCode;
import org.communique.work.OptimisticSave;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The votes. Those that come with the product are stored once a member changes or publishes them. Its callers have checked rights. */
@Component
public class RecordedVotes implements RegisterUser {

    /** In which a State voted. */
    private static final int MOST = 500;

    private static final Comparator<RecordedVote> NEWEST_FIRST = comparing(
                    (RecordedVote vote) -> vote.data().date())
            .thenComparing(vote -> vote.id().value())
            .reversed();

    private final MongoOperations mongo;
    private final ApplicationEventPublisher events;

    RecordedVotes(MongoOperations mongo, ApplicationEventPublisher events) {
        this.mongo = mongo;
        this.events = events;
    }

    /**
     * The newest first.
     *
     * @param after the last one of the page before; null for the first page
     */
    List<RecordedVote> page(@Nullable PageCursor after, int most) {
        var page = PageCursor.page(new Criteria(), "data.date", after, most);
        return Stream.concat(mongo.find(page, RecordedVote.class).stream(), seeded(after))
                .sorted(NEWEST_FIRST)
                .limit(page.getLimit())
                .toList();
    }

    /** Of those that come with the product, which no member has changed, what comes after it. */
    private Stream<RecordedVote> seeded(@Nullable PageCursor after) {
        return SeededVotes.ALL.stream()
                .filter(vote -> after == null || vote.cursor().isAfter(after))
                .filter(vote -> mongo.findById(vote.id(), RecordedVote.class) == null);
    }

    /** Of the newest, those in which the State voted. */
    List<RecordedVote> of(StateCode state) {
        return mongo.find(PageCursor.all("data.date", MOST), RecordedVote.class).stream()
                .filter(vote -> vote.of(state).isPresent())
                .toList();
    }

    @Override
    public boolean uses(EditionId edition) {
        return mongo.exists(Query.query(Criteria.where("data.edition").is(edition)), RecordedVote.class);
    }

    @Override
    public boolean uses(InstrumentId instrument) {
        return mongo.exists(Query.query(Criteria.where("data.instrument").is(instrument)), RecordedVote.class);
    }

    Optional<RecordedVote> find(RecordedVoteId id) {
        return Optional.ofNullable(mongo.findById(id, RecordedVote.class))
                .or(() -> SeededVotes.ALL.stream()
                        .filter(vote -> vote.id().equals(id))
                        .findFirst());
    }

    /** The newest first. */
    public List<RecordedVote> published(int from, int most) {
        return mongo.find(publishedOnes(from, most), RecordedVote.class);
    }

    /** The same as long as {@link #published} gives the same. */
    public String publishedPrint(int from, int most) {
        return RevisionPrint.of(publishedOnes(from, most), RecordedVote.class, mongo);
    }

    private static Query publishedOnes(int from, int most) {
        return PageCursor.all("data.date", most)
                .addCriteria(Criteria.where("shared").is(true))
                .skip(from);
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
