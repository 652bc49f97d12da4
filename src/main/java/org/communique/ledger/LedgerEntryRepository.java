package org.communique.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.data.mongodb.repository.Aggregation;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.mongodb.repository.Update;

interface LedgerEntryRepository extends MongoRepository<LedgerEntry, String> {

    Optional<LedgerEntry> findByLogAndKey(String log, String key);

    List<LedgerEntry> findByLogAndIndexGreaterThanEqualOrderByIndex(String log, int index, Limit limit);

    /** The entries from a place on, as many as fit one read; empty at the end. */
    default List<LedgerEntry> readFrom(String log, int index) {
        return findByLogAndIndexGreaterThanEqualOrderByIndex(log, index, Limit.of(1000));
    }

    /** All logs that have an entry. */
    @Aggregation("{ '$group': { '_id': '$log' } }")
    List<String> logs();

    @Query("{ 'openings': { '$ne': {} } }")
    Stream<LedgerEntry> streamSealed();

    @Query("{ '_id': ?0, 'openings': ?1 }")
    @Update("{ '$set': { 'openings': ?2 } }")
    long replaceOpenings(String id, Map<String, String> before, Map<String, String> after);
}
