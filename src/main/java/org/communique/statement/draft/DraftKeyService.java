package org.communique.statement.draft;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.statement.StatementId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Issues the keys that encrypt unsent edits in browsers. Each member has a key for a draft, only while they may write in it: data left
 * in a browser later cannot be read.
 */
@Service
@PreAuthorize("denyAll()")
public class DraftKeyService {

    private static final int BYTES = 32;

    private final DraftKeys keys;
    private final MongoOperations mongo;
    private final CurrentMember currentMember;
    private final DraftingProperties properties;
    private final SecureRandom random = new SecureRandom();

    DraftKeyService(DraftKeys keys, MongoOperations mongo, CurrentMember currentMember, DraftingProperties properties) {
        this.keys = keys;
        this.mongo = mongo;
        this.currentMember = currentMember;
        this.properties = properties;
    }

    /** The current member's key for the draft, for AES-256 and in Base64; empty if browsers must not store edits. */
    @PreAuthorize("@statementRights.canEdit(#statement)")
    public Optional<String> keyFor(StatementId statement) {
        if (!properties.keepUnsent()) {
            return Optional.empty();
        }
        var id = DraftKey.idOf(statement, currentMember.id());
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
