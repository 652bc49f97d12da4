package org.communique.ledger;

import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.data.mongodb.repository.Query;
import org.springframework.data.mongodb.repository.Update;

interface KnownKeyRepository extends MongoRepository<KnownKey, String> {

    /** How many changed: none if the old key is no longer the current one. */
    @Query("{ '_id': 'current', 'verifierKey': ?0 }")
    @Update("{ '$set': { 'verifierKey': ?1, 'chain': ?2 } }")
    long rotate(String oldKey, String newKey, String chain);
}
