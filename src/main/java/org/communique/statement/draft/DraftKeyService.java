package org.communique.statement.draft;

import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.collab.DraftId;
import org.communique.statement.StatementId;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Hands out the keys that encrypt unsent edits of statements' drafts in browsers. */
@Service
@PreAuthorize("denyAll()")
public class DraftKeyService {

    private final DraftKeyStore keys;
    private final CurrentMember currentMember;

    DraftKeyService(DraftKeyStore keys, CurrentMember currentMember) {
        this.keys = keys;
        this.currentMember = currentMember;
    }

    /** The current member's key for the draft, for AES-256 and in Base64; empty if browsers must not store edits. */
    @PreAuthorize("@statementRights.canComment(#statement)")
    public Optional<String> keyFor(StatementId statement) {
        return keys.keyFor(new DraftId(statement.value()), currentMember.id());
    }
}
