package org.communique.ledger;

import org.springframework.data.mongodb.repository.MongoRepository;

interface StoredTimestampRepository extends MongoRepository<StoredTimestamp, String> {}
