package org.communique.security.credential;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Optional;
import java.util.Set;
import org.communique.coalition.directory.MemberId;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** Every use is one conditional update, so that of two at once only one counts. */
@Repository
public class OneTimeCodeStore {

    private final MongoOperations store;

    OneTimeCodeStore(MongoOperations store) {
        this.store = store;
    }

    Optional<OneTimeCodes> find(MemberId member) {
        return Optional.ofNullable(store.findById(member, OneTimeCodes.class));
    }

    /** @param step of the code that proved it, which is used up by that */
    public void setApp(MemberId member, String sealedSecret, long step) {
        store.upsert(of(member), Update.update("sealedSecret", sealedSecret).set("lastStep", step), OneTimeCodes.class);
    }

    boolean removeApp(MemberId member) {
        var guarded = query(where("_id").is(member).and("sealedSecret").ne(null));
        return store.updateFirst(guarded, new Update().unset("sealedSecret"), OneTimeCodes.class)
                        .getModifiedCount()
                > 0;
    }

    boolean useStep(MemberId member, String sealedSecret, long step) {
        var unused = query(where("_id")
                .is(member)
                .and("sealedSecret")
                .is(sealedSecret)
                .and("lastStep")
                .lt(step));
        return store.updateFirst(unused, Update.update("lastStep", step), OneTimeCodes.class)
                        .getModifiedCount()
                > 0;
    }

    void setRecoveryCodes(MemberId member, Set<String> hashes) {
        store.upsert(
                of(member), Update.update("recoveryCodes", hashes).setOnInsert("lastStep", 0L), OneTimeCodes.class);
    }

    boolean useRecoveryCode(MemberId member, String hash) {
        var unused = query(where("_id").is(member).and("recoveryCodes").is(hash));
        return store.updateFirst(unused, new Update().pull("recoveryCodes", hash), OneTimeCodes.class)
                        .getModifiedCount()
                > 0;
    }

    /** Whether any member has an app. */
    boolean existSealed() {
        return store.exists(query(where("sealedSecret").ne(null)), OneTimeCodes.class);
    }

    void remove(MemberId member) {
        store.remove(of(member), OneTimeCodes.class);
    }

    void removeAll() {
        store.remove(new Query(), OneTimeCodes.class);
    }

    private static Query of(MemberId member) {
        return query(where("_id").is(member));
    }
}
