package org.communique.workflow.decision;

import org.communique.statement.VersionId;
import org.springframework.data.repository.Repository;

/** The versions marked as editorial. */
public interface EditorialMarkRepository extends Repository<EditorialMark, VersionId> {

    EditorialMark save(EditorialMark mark);

    boolean existsById(VersionId version);
}
