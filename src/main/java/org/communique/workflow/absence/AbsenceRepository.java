package org.communique.workflow.absence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communique.coalition.directory.MemberId;
import org.springframework.data.repository.Repository;

/** The absences that members announced. */
public interface AbsenceRepository extends Repository<Absence, AbsenceId> {

    /** @throws org.springframework.dao.DuplicateKeyException if there is one of its id */
    Absence insert(Absence absence);

    Absence save(Absence absence);

    Optional<Absence> findById(AbsenceId id);

    List<Absence> findByMemberOrderByFromDesc(MemberId member);

    int countByMemberAndUntilAfter(MemberId member, Instant moment);

    List<Absence> findByUntilAfter(Instant moment);
}
