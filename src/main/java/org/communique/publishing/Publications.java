package org.communique.publishing;

import java.util.List;
import java.util.Optional;
import org.communique.statement.StatementId;
import org.springframework.data.repository.Repository;

interface Publications extends Repository<Publication, Slug> {

    Optional<Publication> findById(Slug slug);

    Optional<Publication> findByStatement(StatementId statement);

    List<Publication> findAllById(Iterable<Slug> slugs);

    List<Publication> findAll();

    Publication save(Publication publication);
}
