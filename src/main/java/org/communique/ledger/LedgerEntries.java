package org.communique.ledger;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.mongodb.repository.MongoRepository;

interface LedgerEntries extends MongoRepository<LedgerEntry, String> {

    Optional<LedgerEntry> findByLogAndKey(String log, String key);

    List<LedgerEntry> findByLogAndIndexGreaterThanEqualOrderByIndex(String log, int index, Limit limit);

    /** The entries from a place on, as many as fit one read; none at the end. */
    default List<LedgerEntry> readFrom(String log, int index) {
        return findByLogAndIndexGreaterThanEqualOrderByIndex(log, index, Limit.of(1000));
    }
}
