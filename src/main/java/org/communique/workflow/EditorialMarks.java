package org.communique.workflow;

import org.communique.statement.VersionId;
import org.springframework.data.repository.Repository;

/** The versions marked as editorial. */
interface EditorialMarks extends Repository<EditorialMark, VersionId> {

    EditorialMark save(EditorialMark mark);

    boolean existsById(VersionId version);
}
