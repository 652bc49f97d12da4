package org.communique.statement;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface DraftKeys extends Repository<DraftKey, String> {

    Optional<DraftKey> findById(String id);
}
