package org.communique.security.credential;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.communique.coalition.directory.MemberId;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.stereotype.Repository;

@Repository
public class Passkeys {

    private final MongoOperations store;
    private final Clock clock;

    Passkeys(MongoOperations store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Optional<Passkey> find(String id) {
        return Optional.ofNullable(store.findById(id, Passkey.class));
    }

    /** Oldest first. */
    public List<Passkey> of(MemberId member) {
        return store.find(query(where("member").is(member)), Passkey.class).stream()
                .sorted(Comparator.comparing(Passkey::createdAt))
                .toList();
    }

    public boolean existFor(MemberId member) {
        return store.exists(query(where("member").is(member)), Passkey.class);
    }

    /** @throws org.springframework.dao.DuplicateKeyException if there is one with this id, whosever it is */
    void add(CredentialRecord credential) {
        store.insert(Passkey.of(credential, clock.instant()));
    }

    /**
     * Records a use.
     *
     * @throws IllegalStateException if it was removed, or the same counter value was used concurrently, as only a cloned passkey would
     */
    void used(CredentialRecord credential) {
        long count = credential.getSignatureCount();
        var id = where("_id").is(credential.getCredentialId().toBase64UrlString());
        Criteria guard = count == 0
                ? id.and("signatureCount").is(0)
                : id.and("signatureCount").lt(count);
        var use = new Update()
                .set("signatureCount", count)
                .set("backedUp", credential.isBackupState())
                .set("lastUsed", clock.instant());
        if (store.updateFirst(query(guard), use, Passkey.class).getMatchedCount() == 0) {
            throw new IllegalStateException("passkey removed or copied");
        }
    }

    public boolean rename(MemberId member, String id, String label) {
        return store.updateFirst(own(member, id), Update.update("label", label), Passkey.class)
                        .getMatchedCount()
                > 0;
    }

    public Optional<Passkey> remove(MemberId member, String id) {
        return Optional.ofNullable(store.findAndRemove(own(member, id), Passkey.class));
    }

    public void removeAll(MemberId member) {
        store.remove(query(where("member").is(member)), Passkey.class);
    }

    private static Query own(MemberId member, String id) {
        return query(where("_id").is(id).and("member").is(member));
    }
}
