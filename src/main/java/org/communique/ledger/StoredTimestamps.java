package org.communique.ledger;

import org.springframework.data.mongodb.repository.MongoRepository;

interface StoredTimestamps extends MongoRepository<StoredTimestamp, String> {}
