package org.communique.security.session;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.communique.coalition.access.AccessRevoked;
import org.communique.coalition.directory.MemberId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

@Repository
public class BrowserSessions {

    static final int MOST_OF_A_MEMBER = 50;

    private final MongoOperations store;
    private final ApplicationEventPublisher events;

    BrowserSessions(MongoOperations store, ApplicationEventPublisher events) {
        this.store = store;
        this.events = events;
    }

    public Optional<BrowserSession> find(String id) {
        return Optional.ofNullable(store.findById(id, BrowserSession.class));
    }

    List<BrowserSession> find(Collection<String> ids) {
        return store.find(query(where("_id").in(ids)), BrowserSession.class);
    }

    /** Newest use first. */
    public List<BrowserSession> of(MemberId member) {
        return store.find(query(where("member").is(member)), BrowserSession.class).stream()
                .sorted(Comparator.comparing(BrowserSession::lastUsed).reversed())
                .toList();
    }

    /** Also deletes ended sessions, and the longest unused ones of a member with too many. */
    void add(BrowserSession session, Instant now) {
        store.insert(session);
        store.remove(query(where("endsAt").lt(now)), BrowserSession.class);
        of(session.member()).stream().skip(MOST_OF_A_MEMBER).forEach(surplus -> end(surplus.id()));
    }

    /** Restores a session that was ended with all others of its member. */
    void replace(BrowserSession session) {
        store.save(session);
    }

    void prove(String id, AuthenticationProof authenticationProof) {
        store.updateFirst(
                query(where("_id").is(id)), Update.update("proof", authenticationProof), BrowserSession.class);
    }

    /** Notes the use of a session, once in so long. */
    void use(String id, Instant now, Duration step) {
        store.updateFirst(
                query(where("_id").is(id).and("lastUsed").lt(now.minus(step))),
                Update.update("lastUsed", now),
                BrowserSession.class);
    }

    public void end(String id) {
        store.remove(query(where("_id").is(id)), BrowserSession.class);
        events.publishEvent(new SignInEnded(id));
    }

    @EventListener
    void on(AccessRevoked revoked) {
        store.remove(query(where("member").is(revoked.member())), BrowserSession.class);
    }
}
