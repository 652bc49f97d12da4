package org.communique.security.credential;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.coalition.directory.MemberId;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

@Repository
public class Credentials {

    private final MongoOperations store;

    Credentials(MongoOperations store) {
        this.store = store;
    }

    public Optional<Credential> find(MemberId member) {
        return Optional.ofNullable(store.findById(member, Credential.class));
    }

    /** Zero if the member has no credential yet. */
    public long generation(MemberId member) {
        return find(member).map(Credential::generation).orElse(0L);
    }

    /** Of those who have a credential. */
    public Map<MemberId, Long> generations(Collection<MemberId> members) {
        return store.find(query(where("_id").in(members)), Credential.class).stream()
                .collect(Collectors.toMap(Credential::member, Credential::generation));
    }

    /** Which of the members have chosen a password. */
    public Set<MemberId> withPassword(Collection<MemberId> members) {
        return store.find(query(where("_id").in(members).and("passwordHash").ne(null)), Credential.class).stream()
                .map(Credential::member)
                .collect(Collectors.toSet());
    }

    public void setPassword(MemberId member, String hash) {
        store.upsert(
                query(where("_id").is(member)),
                Update.update("passwordHash", hash).setOnInsert("generation", 0L),
                Credential.class);
    }

    /** Voids every session of the member. */
    public void nextGeneration(MemberId member) {
        store.upsert(query(where("_id").is(member)), new Update().inc("generation", 1L), Credential.class);
    }
}
