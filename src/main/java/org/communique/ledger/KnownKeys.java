package org.communique.ledger;

import org.springframework.data.mongodb.repository.MongoRepository;

interface KnownKeys extends MongoRepository<KnownKey, String> {}
