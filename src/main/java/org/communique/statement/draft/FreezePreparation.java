package org.communique.statement.draft;

import org.communique.statement.VersionId;

/**
 * Keeps what else belongs to a version. It is called before the version is stored, so that no version is without it, and may be
 * called for one that is not stored in the end, or again for one that is.
 */
public interface FreezePreparation {

    void prepare(VersionId version);
}
