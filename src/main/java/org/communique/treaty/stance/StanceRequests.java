package org.communique.treaty.stance;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communique.coalition.directory.OrganisationId;
import org.communique.treaty.PageCursor;
import org.communique.treaty.RegisterChanged;
import org.communique.treaty.RegisterPart;
import org.communique.treaty.RevisionPrint;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.RegisterUser;
import org.communique.work.OptimisticSave;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Requests and their answers. Its callers have checked rights. */
@Component
public class StanceRequests implements RegisterUser {

    /** Published ones, or ones of which answers are taken. */
    private static final int MOST = 500;

    private final MongoOperations mongo;
    private final ApplicationEventPublisher events;

    StanceRequests(MongoOperations mongo, ApplicationEventPublisher events) {
        this.mongo = mongo;
        this.events = events;
    }

    /**
     * The newest first.
     *
     * @param after the last one of the page before; null for the first page
     */
    List<StanceRequest> page(@Nullable PageCursor after, int most) {
        return mongo.find(PageCursor.page(new Criteria(), "at", after, most), StanceRequest.class);
    }

    public List<StanceRequest> published() {
        return mongo.find(publishedOnes(), StanceRequest.class);
    }

    /** The same as long as {@link #published} gives the same. */
    public String publishedPrint() {
        return RevisionPrint.of(publishedOnes(), StanceRequest.class, mongo);
    }

    private static Query publishedOnes() {
        return Query.query(Criteria.where("shared").is(true)).limit(MOST);
    }

    /** Of which answers are taken. */
    List<StanceRequest> open(Instant now) {
        var open = Criteria.where("deadline").gt(now).and("closedAt").is(null);
        return mongo.find(Query.query(open).limit(MOST), StanceRequest.class);
    }

    public Set<OrganisationId> answeredBy(StanceRequestId request) {
        return answers(request).stream().map(StanceAnswer::organisation).collect(toSet());
    }

    public Optional<StanceRequest> find(StanceRequestId id) {
        return Optional.ofNullable(mongo.findById(id, StanceRequest.class));
    }

    @Override
    public boolean uses(EditionId edition) {
        return mongo.exists(Query.query(Criteria.where("edition").is(edition)), StanceRequest.class);
    }

    List<StanceAnswer> answers(StanceRequestId request) {
        return mongo.find(Query.query(Criteria.where("request").is(request)), StanceAnswer.class);
    }

    Optional<StanceAnswer> answer(StanceRequestId request, OrganisationId organisation) {
        return Optional.ofNullable(mongo.findById(StanceAnswer.id(request, organisation), StanceAnswer.class));
    }

    /** False if it was changed since it was read. */
    boolean save(Object document) {
        return announced(OptimisticSave.of(document, mongo));
    }

    /** False if it was changed or deleted since. An answer that comes at the same time is undone as after closing. */
    boolean delete(StanceRequestId id, long revision) {
        var read = Query.query(Criteria.where("_id").is(id).and("revision").is(revision));
        return announced(mongo.remove(read, StanceRequest.class).getDeletedCount() == 1);
    }

    /** Of an answer that was just saved. False if it was changed since: then it is another one's to judge. */
    boolean undo(StanceAnswer saved, @Nullable StanceAnswer before) {
        var now = answer(saved.request(), saved.organisation())
                .filter(found -> found.at().equals(saved.at()) && found.by().equals(saved.by()));
        if (now.isEmpty()) {
            return false;
        }
        var revision = now.get().revision();
        return before != null
                ? save(before.withRevision(revision))
                : mongo.remove(
                                        Query.query(Criteria.where("_id")
                                                .is(saved.id())
                                                .and("revision")
                                                .is(revision)),
                                        StanceAnswer.class)
                                .getDeletedCount()
                        == 1;
    }

    private boolean announced(boolean saved) {
        if (saved) {
            events.publishEvent(new RegisterChanged(RegisterPart.STANCES));
        }
        return saved;
    }
}
