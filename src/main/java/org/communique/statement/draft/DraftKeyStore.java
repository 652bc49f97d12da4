package org.communique.statement.draft;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.communique.coalition.directory.MemberId;
import org.communique.collab.DraftId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * The keys that encrypt unsent edits in browsers. Each member has a key for a draft. Callers hand it out only while the member may write
 * in the draft: data left in a browser later cannot be read.
 */
@Component
public class DraftKeyStore {

    private static final int BYTES = 32;

    private final DraftKeys keys;
    private final MongoOperations mongo;
    private final DraftingProperties properties;
    private final SecureRandom random = new SecureRandom();

    DraftKeyStore(DraftKeys keys, MongoOperations mongo, DraftingProperties properties) {
        this.keys = keys;
        this.mongo = mongo;
        this.properties = properties;
    }

    /** For AES-256 and in Base64; empty if browsers must not store edits. */
    public Optional<String> keyFor(DraftId draft, MemberId member) {
        if (!properties.keepUnsent()) {
            return Optional.empty();
        }
        var id = DraftKey.idOf(draft, member);
        var key = keys.findById(id).orElseGet(() -> create(id));
        return Optional.of(Base64.getEncoder().encodeToString(key.key()));
    }

    private DraftKey create(String id) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        try {
            return mongo.insert(new DraftKey(id, bytes));
        } catch (DuplicateKeyException e) {
            return keys.findById(id).orElseThrow();
        }
    }
}
