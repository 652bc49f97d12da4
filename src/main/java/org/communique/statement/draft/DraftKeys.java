package org.communique.statement.draft;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface DraftKeys extends Repository<DraftKey, String> {

    Optional<DraftKey> findById(String id);
}
